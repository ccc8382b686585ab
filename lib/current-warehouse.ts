import { openPublished } from './published.ts';
import type { Warehouse } from './warehouse.ts';
import { readCurrent } from './workspace/current.ts';
import { servedWorkspace } from './workspace/known.ts';

type Handle = {
  readonly warehouse: Promise<Warehouse>;
  readonly build: string;
  users: number;
  retired: boolean;
};

/** The open warehouse of each folder. */
type Holder = Map<string, Handle>;

/** On globalThis: a module may be evaluated more than once in one process, an open file must not be. */
function holder(): Holder {
  const key = Symbol.for('voronka.current-warehouse');
  const store = globalThis as unknown as Record<symbol, Holder | undefined>;
  store[key] ??= new Map();
  return store[key];
}

function closeWhenIdle(handle: Handle): void {
  if (!handle.retired || handle.users > 0) return;
  handle.warehouse.then(
    (warehouse) => warehouse.close(),
    () => undefined,
  );
}

function retire(held: Holder, dir: string): void {
  const old = held.get(dir);
  held.delete(dir);
  if (!old) return;
  old.retired = true;
  closeWhenIdle(old);
}

/**
 * Runs `work` on the build that is published now in the workspace that is shown. A newer one is opened as soon as it
 * is published; the one before is closed when its last question is answered.
 * @throws VoronkaError no_build before the first import
 */
export async function withCurrentWarehouse<T>(work: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const dir = servedWorkspace();
  const build = (await readCurrent(dir)) ?? '';
  const held = holder();
  let handle = held.get(dir);
  if (handle?.build !== build) {
    retire(held, dir);
    const fresh: Handle = { warehouse: openPublished(dir), build, users: 0, retired: false };
    held.set(dir, fresh);
    fresh.warehouse.catch(() => {
      if (held.get(dir) === fresh) held.delete(dir);
    });
    handle = fresh;
  }
  handle.users += 1;
  try {
    return await work(await handle.warehouse);
  } finally {
    handle.users -= 1;
    closeWhenIdle(handle);
  }
}
