import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { VoronkaError } from '../errors.ts';

const gigabyte = 1024 ** 3;
/** What an upload leaves free: the build that is made of it needs room too. */
const reserve = gigabyte / 4;

/** Bytes from a text such as 500M or 8G; null when it is none. */
export function readSize(text: string): number | null {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)\s*([KMGT]?)B?$/i.exec(text.trim()) ?? [];
  return digits ? Math.floor(Number(digits) * 1024 ** ' KMGT'.indexOf(unit.toUpperCase() || ' ')) : null;
}

async function freeBytes(dir: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(dir);
    return bavail * bsize;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(dir) === dir)
      return Number.POSITIVE_INFINITY;
    return freeBytes(dirname(dir));
  }
}

/** How much one upload may hold, and why no more. */
export type UploadLimit = { readonly bytes: number; readonly why: 'setting' | 'disk' };

/** The limit now: VORONKA_UPLOAD_LIMIT (8 GB), or the disk. @throws VoronkaError usage for a setting that is no size */
export async function uploadLimit(dir: string): Promise<UploadLimit> {
  const setting = process.env.VORONKA_UPLOAD_LIMIT || '8G';
  const bytes = readSize(setting);
  if (bytes === null)
    throw new VoronkaError(
      'usage',
      `VORONKA_UPLOAD_LIMIT cannot be "${setting}".`,
      'Write a size such as 8G.',
    );
  const free = Math.max(0, (await freeBytes(dir)) - reserve);
  return free < bytes ? { bytes: free, why: 'disk' } : { bytes, why: 'setting' };
}

/** The refusal of an upload above the limit. */
export function tooLarge({ bytes, why }: UploadLimit): VoronkaError {
  const size =
    bytes >= gigabyte ? `${(bytes / gigabyte).toFixed(1)} GB` : `${Math.floor(bytes / 1024 ** 2)} MB`;
  return why === 'disk'
    ? new VoronkaError(
        'too_large',
        `The disk has room for ${size} of uploads.`,
        'Free some space and try again.',
      )
    : new VoronkaError(
        'too_large',
        `An upload may hold ${size}.`,
        'Send fewer files at once, raise VORONKA_UPLOAD_LIMIT, or use: voronka import PATH',
      );
}
