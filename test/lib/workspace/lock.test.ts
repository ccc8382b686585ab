import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { takeLock } from '../../../lib/workspace/lock.ts';
import { scratchFolder } from '../../support/scratch.ts';

const dir = scratchFolder('lock');

test('a second holder waits, says so once, then fails busy', async () => {
  const path = join(dir, 'a.duckdb');
  const lock = await takeLock(path, { waitMs: 0 });
  let told = 0;
  const second = takeLock(path, { waitMs: 300, everyMs: 50, onWait: () => told++ });
  await expect(second).rejects.toMatchObject({ code: 'busy' });
  expect(told).toBe(1);
  lock.release();
  (await takeLock(path, { waitMs: 0 })).release();
});

test('a lock whose holder was killed is free at once', async () => {
  const path = join(dir, 'b.duckdb');
  const script = `
    const { takeLock } = await import(${JSON.stringify(new URL('../../../lib/workspace/lock.ts', import.meta.url).href)});
    await takeLock(${JSON.stringify(path)}, { waitMs: 0 });
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await expect(takeLock(path, { waitMs: 0 })).rejects.toMatchObject({ code: 'busy' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
  (await takeLock(path, { waitMs: 0 })).release();
});

test('many at once hold it one after another', async () => {
  const path = join(dir, 'c.duckdb');
  let inside = 0;
  const work = async () => {
    const lock = await takeLock(path, { waitMs: 20_000, everyMs: 5 });
    expect(++inside).toBe(1);
    await sleep(5);
    inside--;
    lock.release();
  };
  await Promise.all(Array.from({ length: 8 }, work));
  expect(existsSync(path)).toBe(true);
});
