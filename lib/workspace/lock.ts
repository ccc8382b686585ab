import { randomBytes } from 'node:crypto';
import { link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { VoronkaError } from '../errors.ts';

/** DuckDB's lock belongs to the process, so holders inside this one are kept apart here. */
const heldHere = new Set<string>();

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Puts a whole lock file in place: a process killed half-way leaves none, never a damaged one. */
async function ensureFile(path: string): Promise<void> {
  if (await exists(path)) return;
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.lock.${randomBytes(4).toString('hex')}.tmp`);
  const instance = await DuckDBInstance.create(temporary);
  instance.closeSync();
  await link(temporary, path).catch(async (thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'EEXIST') return;
    if (thrown.code !== 'EPERM' && thrown.code !== 'ENOTSUP') throw thrown;
    await rename(temporary, path);
  });
  await rm(temporary, { force: true });
}

async function attempt(path: string): Promise<DuckDBInstance | null> {
  if (heldHere.has(path)) return null;
  heldHere.add(path);
  try {
    await ensureFile(path);
    return await DuckDBInstance.create(path, { threads: '1' });
  } catch (thrown) {
    heldHere.delete(path);
    if (/lock on file|being used by another process/i.test((thrown as Error).message)) return null;
    if (/not a valid DuckDB database|cannot deserialize|corrupt/i.test((thrown as Error).message)) {
      await rename(path, `${path}.damaged`);
      return null;
    }
    throw thrown;
  }
}

/** Held until `release`, or until the process ends in whatever way. */
export type Lock = { release(): void };

/**
 * Takes the lock file, waiting for whoever holds it. The operating system frees it when the holder dies,
 * so a lock is never stale.
 * @throws VoronkaError busy after `waitMs`
 */
export async function takeLock(
  path: string,
  options: { waitMs: number; onWait?: (() => void) | undefined; everyMs?: number; what?: string },
): Promise<Lock> {
  const deadline = Date.now() + options.waitMs;
  for (let told = false; ; ) {
    const instance = await attempt(path);
    if (instance) {
      return {
        release() {
          instance.closeSync();
          heldHere.delete(path);
        },
      };
    }
    if (Date.now() >= deadline) {
      throw new VoronkaError(
        'busy',
        `${options.what ?? 'Another import'} holds ${path} for longer than ${Math.round(options.waitMs / 1000)} s.`,
        'Wait until it ends and try again; --wait SECONDS waits longer.',
      );
    }
    if (!told) options.onWait?.();
    told = true;
    await sleep(options.everyMs ?? 200);
  }
}
