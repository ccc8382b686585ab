import { readFile, rm } from 'node:fs/promises';
import { VoronkaError } from '../errors.ts';
import { syncDirectory, writeDurably } from './durable.ts';
import { isId } from './id.ts';
import { workspacePaths } from './paths.ts';

/** The id of the published build, or null before the first import. @throws VoronkaError internal when CURRENT is damaged */
export async function readCurrent(dir: string): Promise<string | null> {
  const path = workspacePaths(dir).current;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
  const id = text.trim();
  if (!isId(id)) {
    throw new VoronkaError(
      'internal',
      `${path} names no build: "${id.slice(0, 40)}".`,
      'Run: voronka builds rollback ID',
    );
  }
  return id;
}

/** Publishes a build: the one moment at which readers change over. Null = nothing is published. */
export async function writeCurrent(dir: string, build: string | null): Promise<void> {
  const { current, root } = workspacePaths(dir);
  if (build) return writeDurably(current, `${build}\n`);
  await rm(current, { force: true });
  await syncDirectory(root);
}
