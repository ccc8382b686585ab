import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readCurrent } from './current.ts';
import { isId } from './id.ts';
import { buildIds } from './manifest.ts';
import { workspacePaths } from './paths.ts';

/** How many builds are kept. */
export const keptBuilds = 10;

async function entries(dir: string): Promise<string[]> {
  return readdir(dir).catch(() => []);
}

/** Removes what a killed import left behind. Call it under the lock only. */
export async function sweep(dir: string): Promise<string[]> {
  const { root, landing, builds, processes } = workspacePaths(dir);
  const removed: string[] = [];
  for (const folder of [root, landing, builds, processes]) {
    for (const name of await entries(folder)) {
      if (!/^\..+\.(partial(\..+)?|tmp)$/.test(name)) continue;
      await rm(join(folder, name), { recursive: true, force: true });
      removed.push(join(folder, name));
    }
  }
  const whole = new Set(await buildIds(dir));
  for (const name of await entries(builds)) {
    const id = name.slice(0, name.indexOf('.'));
    if (!isId(id) || whole.has(id)) continue;
    await rm(join(builds, name), { recursive: true, force: true });
    removed.push(join(builds, name));
  }
  return removed;
}

/** Removes all but the newest builds; the published one always stays. Gives the ids removed. */
export async function pruneBuilds(dir: string, keep = keptBuilds): Promise<string[]> {
  const current = await readCurrent(dir);
  const paths = workspacePaths(dir);
  const ids = (await buildIds(dir)).reverse();
  const kept = new Set(ids.slice(0, keep));
  if (current && !kept.has(current)) {
    kept.delete(ids[keep - 1] ?? '');
    kept.add(current);
  }
  const gone = ids.filter((id) => !kept.has(id));
  for (const id of gone) {
    // The manifest goes last: a build without a file is not listed, and the next sweep takes the rest.
    await rm(paths.build(id), { force: true });
    await rm(`${paths.build(id)}.wal`, { force: true });
    await rm(paths.buildManifest(id), { force: true });
  }
  return gone;
}
