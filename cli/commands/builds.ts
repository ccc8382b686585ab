import { VoronkaError } from '../../lib/errors.ts';
import { keptBuilds, pruneBuilds } from '../../lib/workspace/clean.ts';
import { readCurrent, writeCurrent } from '../../lib/workspace/current.ts';
import { takeLock } from '../../lib/workspace/lock.ts';
import { buildIds, readBuild } from '../../lib/workspace/manifest.ts';
import { workspacePaths } from '../../lib/workspace/paths.ts';
import type { Context } from '../context.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';

/** `builds list`: newest first. */
export async function listBuilds(context: Context): Promise<number> {
  const current = await readCurrent(context.workspace);
  const rows = [];
  for (const id of (await buildIds(context.workspace)).reverse()) {
    const manifest = await readBuild(context.workspace, id);
    rows.push({
      id,
      published: id === current,
      created: manifest?.created ?? null,
      as_of: manifest?.as_of ?? null,
      processes: manifest?.processes ?? [],
      imports: manifest?.imports ?? [],
    });
  }
  if (context.json) await printJson(rows);
  else await print(table(rows, context));
  return 0;
}

async function locked<T>(context: Context, work: () => Promise<T>): Promise<T> {
  const lock = await takeLock(workspacePaths(context.workspace).lock, { waitMs: 60_000 });
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function assertKnown(dir: string, id: string): Promise<void> {
  if ((await buildIds(dir)).includes(id)) return;
  throw new VoronkaError('usage', `There is no build ${id}.`, 'voronka builds list names them.');
}

/** `builds rollback ID`: only CURRENT changes. */
export async function rollback(context: Context, [id = '']: string[]): Promise<number> {
  // Before the lock too: a mistyped workspace is not created.
  await assertKnown(context.workspace, id);
  await locked(context, async () => {
    await assertKnown(context.workspace, id);
    await writeCurrent(context.workspace, id);
  });
  if (context.json) await printJson({ build: id, published: true });
  else await print(context.t('cli.rolled_back', { build: id }));
  return 0;
}

/** `builds prune`. */
export async function prune(context: Context, _args: string[], options: { keep?: number }): Promise<number> {
  const keep = Math.max(1, options.keep ?? keptBuilds);
  const some = (await buildIds(context.workspace)).length > 0;
  const removed = some ? await locked(context, () => pruneBuilds(context.workspace, keep)) : [];
  if (context.json) await printJson({ removed });
  else await print(context.t('cli.pruned', { n: removed.length }));
  return 0;
}
