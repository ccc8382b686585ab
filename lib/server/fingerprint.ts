import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root.ts';

/** What the bundle is made from; the engine in lib/ is loaded as it is. */
const sources = [
  'app',
  'lib',
  'messages',
  'next.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

async function files(path: string): Promise<string[]> {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => null);
  if (!entries) return [path];
  const found = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.'))
      .map((entry) => {
        const below = `${path}/${entry.name}`;
        return entry.isDirectory() ? files(below) : [below];
      }),
  );
  return found.flat();
}

/** A text that changes when anything that the dashboard is built from does (the folder's own place included). */
export async function sourceFingerprint(): Promise<string> {
  const hash = createHash('sha256').update(root);
  const all = (await Promise.all(sources.map(files))).flat().sort();
  for (const file of all) hash.update(`\0${file}\0`).update(await readFile(join(root, file)).catch(() => ''));
  return hash.digest('hex');
}
