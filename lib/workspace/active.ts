import { VoronkaError } from '../errors.ts';
import { readCurrent } from './current.ts';
import { type BuildManifest, readBuild } from './manifest.ts';

/**
 * The published build and the imports it was made from, oldest first; null and none before the first build.
 * @throws VoronkaError internal when the published build has lost its manifest
 */
export async function activeImports(
  dir: string,
): Promise<{ current: BuildManifest | null; ids: readonly string[] }> {
  const build = await readCurrent(dir);
  if (!build) return { current: null, ids: [] };
  const current = await readBuild(dir, build);
  if (current) return { current, ids: current.imports };
  throw new VoronkaError(
    'internal',
    `The published build ${build} has lost its manifest.`,
    'Publish another one: voronka builds list, voronka builds rollback ID.',
  );
}
