import { createReadStream } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { VoronkaError } from '../../lib/errors.ts';
import { capExpansion } from './expansion-cap.ts';
import { openZipEntry } from './zip.ts';

/** One file to read: on the disk, or an entry of a zip archive there. */
export type SourceFile = {
  /** As shown to people: `archive.zip/deals.csv`. */
  readonly name: string;
  /** The file on the disk; for an entry, the archive. */
  readonly path: string;
  readonly entry?: string;
  /** Why it cannot be opened at all (a broken archive inside a folder). */
  readonly problem?: string;
  /** What has to be said of it when it is read. */
  readonly notice?: string | undefined;
};

/** The bytes exactly as they came. @throws VoronkaError bad_input when the archive is broken */
export async function openStored(source: SourceFile): Promise<Readable> {
  if (source.entry === undefined) return createReadStream(source.path, { highWaterMark: 1 << 20 });
  return openZipEntry(source.path, source.entry, source.name);
}

/** Whether these first bytes begin a gzip stream. */
export function isGzip(head: Buffer): boolean {
  return head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b;
}

/** The bytes of `stored`, unpacked when they are gzip. A bomb or a cut stream is an error event of the result. */
export function unpack(stored: Readable, name: string): Readable {
  const { counted, capped } = capExpansion(name);
  const gunzip = createGunzip();
  const out = new PassThrough();
  const fail = (error: Error) => out.destroy(readFailure(name, error));
  // A short broken file fails before anyone reads: whoever reads then still gets the error.
  out.on('error', () => undefined);
  stored.on('error', fail);
  counted.on('error', fail);
  gunzip.on('error', fail);
  capped.on('error', fail);
  out.on('close', () => {
    stored.destroy();
    gunzip.destroy();
  });
  stored.pipe(counted).pipe(gunzip).pipe(capped).pipe(out);
  return out;
}

/** A failure to read a file, in words. */
export function readFailure(name: string, error: unknown): VoronkaError {
  if (error instanceof VoronkaError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/unexpected end of file/i.test(message)) {
    return new VoronkaError(
      'bad_input',
      `${name} breaks off: the compressed data end too early.`,
      'Download or copy the file again.',
      { cause: error },
    );
  }
  if (/ENOSPC/.test(message))
    return new VoronkaError('no_space', 'The disk is full.', 'Free some space and try again.');
  return new VoronkaError(
    'bad_input',
    `${name} cannot be read: ${message}.`,
    'Check the file and try again.',
    {
      cause: error,
    },
  );
}
