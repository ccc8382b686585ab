import { extname } from 'node:path';
import { VoronkaError } from '../errors.ts';

const maxDepth = 16;
const maxBytes = 180;

/** One name that any file system takes; readable, its extension kept. */
function safeName(name: string): string {
  let safe = name
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"|?*]/gu, '_')
    .replace(/[. ]+$/, '_');
  const extension = extname(safe);
  while (Buffer.byteLength(safe) > maxBytes) {
    safe = `${[...safe.slice(0, safe.length - extension.length)].slice(0, -1).join('')}${extension}`;
    if (safe.length <= extension.length) return safe.slice(0, 40);
  }
  return safe;
}

/**
 * The parts of an uploaded file's relative path, each safe as a name; null for what the system leaves in folders
 * (hidden files, __MACOSX).
 * @throws VoronkaError bad_input for a path that leads elsewhere
 */
export function safeParts(path: string): string[] | null {
  const parts = path.replaceAll('\\', '/').split('/');
  const leadsOut = parts[0] === '' || /^[a-z]:$/i.test(parts[0] ?? '') || parts.includes('..');
  const inner = parts.filter((part) => part !== '' && part !== '.');
  if (leadsOut || inner.length === 0 || inner.length > maxDepth) {
    throw new VoronkaError(
      'bad_input',
      `The name "${path.slice(0, 200)}" of an uploaded file is not taken: it leads out of the upload.`,
      'Send names relative to the folder, without "..".',
    );
  }
  if (inner.some((part) => part.startsWith('.') || part === '__MACOSX')) return null;
  return inner.map(safeName);
}
