import { stat } from 'node:fs/promises';
import { VoronkaError } from './errors.ts';
import { openWarehouse, type Warehouse } from './warehouse.ts';
import { readCurrent } from './workspace/current.ts';
import { workspacePaths } from './workspace/paths.ts';

/**
 * Opens the published build of a workspace; the caller closes it.
 * @throws VoronkaError no_build before the first import
 */
export async function openPublished(dir: string): Promise<Warehouse> {
  for (let tries = 0; ; tries++) {
    const build = await readCurrent(dir);
    if (!build)
      throw new VoronkaError(
        'no_build',
        `Nothing is published in ${dir}.`,
        'Import exports first: voronka import PATH…',
      );
    const file = workspacePaths(dir).build(build);
    try {
      await stat(file);
      return await openWarehouse(file, build);
    } catch (thrown) {
      // A build may be pruned between reading CURRENT and opening it: then CURRENT names a newer one.
      if (tries < 3 && (await readCurrent(dir)) !== build) continue;
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
      throw new VoronkaError(
        'no_build',
        `The published build ${file} is gone.`,
        'voronka rebuild, or voronka builds rollback ID',
        {
          cause: thrown,
        },
      );
    }
  }
}

/** Whether a workspace has a published build that this version of the program can ask. */
export async function isReadable(dir: string): Promise<boolean> {
  try {
    (await openPublished(dir)).close();
    return true;
  } catch {
    return false;
  }
}
