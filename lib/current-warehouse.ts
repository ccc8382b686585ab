import { resolve } from 'node:path';
import { openPublished } from './published.ts';
import type { Warehouse } from './warehouse.ts';
import { readCurrent } from './workspace/current.ts';

type Handle = {
  readonly warehouse: Promise<Warehouse>;
  readonly build: string;
  users: number;
  retired: boolean;
};

type Holder = { handle: Handle | null };

/** On globalThis: a module may be evaluated more than once in one process, an open file must not be. */
function holder(): Holder {
  const key = Symbol.for('voronka.current-warehouse');
  const store = globalThis as unknown as Record<symbol, Holder | undefined>;
  store[key] ??= { handle: null };
  return store[key];
}

/** The workspace that this process serves. */
export function servedWorkspace(): string {
  return resolve(process.env.VORONKA_WORKSPACE || 'data');
}

function closeWhenIdle(handle: Handle): void {
  if (!handle.retired || handle.users > 0) return;
  handle.warehouse.then(
    (warehouse) => warehouse.close(),
    () => undefined,
  );
}

function retire(held: Holder): void {
  const old = held.handle;
  held.handle = null;
  if (!old) return;
  old.retired = true;
  closeWhenIdle(old);
}

/**
 * Runs `work` on the build that is published now. A newer one is opened as soon as it is published; the one before
 * is closed when its last question is answered.
 * @throws VoronkaError no_build before the first import
 */
export async function withCurrentWarehouse<T>(work: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const dir = servedWorkspace();
  const build = await readCurrent(dir);
  const held = holder();
  if (held.handle?.build !== build) retire(held);
  if (!held.handle) {
    const fresh: Handle = { warehouse: openPublished(dir), build: build ?? '', users: 0, retired: false };
    held.handle = fresh;
    fresh.warehouse.catch(() => {
      if (held.handle === fresh) held.handle = null;
    });
  }
  const handle = held.handle;
  handle.users += 1;
  try {
    return await work(await handle.warehouse);
  } finally {
    handle.users -= 1;
    closeWhenIdle(handle);
  }
}
