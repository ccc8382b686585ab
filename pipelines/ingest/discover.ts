import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { VoronkaError } from '../../lib/errors.ts';
import type { SourceFile } from './source-file.ts';
import { isOfSystem, listZip } from './zip.ts';

/**
 * Every file behind the given paths, in a stable order: files themselves, folders to any depth, the entries of zip
 * archives. Nothing is opened beyond the archives' tables of contents.
 * @throws VoronkaError bad_input for a path that is not there, or an archive given by name that is broken
 */
export async function discover(paths: readonly string[]): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  const seen = new Set<string>();
  for (const path of paths) await visit(path, basename(path) || path, true, found, seen);
  return found;
}

async function visit(path: string, name: string, given: boolean, found: SourceFile[], seen: Set<string>) {
  const facts = await stat(path).catch(() => null);
  if (!facts) {
    if (!given) return; // a dangling link inside a folder
    throw new VoronkaError('bad_input', `There is no file or folder ${path}.`, 'Check the path.');
  }
  const real = await realpath(path);
  if (seen.has(real)) return;
  seen.add(real);
  if (facts.isDirectory()) {
    const children = (await readdir(path)).filter((child) => !isOfSystem(child)).sort();
    for (const child of children) await visit(join(path, child), join(name, child), false, found, seen);
  } else if (facts.isFile()) {
    if (extname(path).toLowerCase() === '.zip') await addArchive(path, name, given, found);
    else found.push({ name, path });
  } else if (given) {
    throw new VoronkaError(
      'bad_input',
      `${path} is neither a file nor a folder.`,
      'Give files, folders or archives.',
    );
  }
}

async function addArchive(path: string, name: string, given: boolean, found: SourceFile[]) {
  try {
    const entries = (await listZip(path, name)).sort();
    if (entries.length === 0) found.push({ name, path, problem: 'the archive is empty' });
    for (const entry of entries) found.push({ name: `${name}/${entry}`, path, entry });
  } catch (error) {
    if (given || !(error instanceof VoronkaError)) throw error;
    found.push({ name, path, problem: error.message });
  }
}
