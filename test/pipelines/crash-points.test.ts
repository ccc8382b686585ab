import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { readCurrent } from '../../lib/workspace/current.ts';
import { workspacePaths } from '../../lib/workspace/paths.ts';
import { readSettings } from '../../lib/workspace/settings.ts';
import { importFiles } from '../../pipelines/import.ts';
import { breakAt } from '../support/break-at.ts';
import { fakeEngine } from '../support/fake-engine.ts';
import { scratchFolder } from '../support/scratch.ts';

const root = scratchFolder('crash');

function file(text: string): string {
  const path = join(mkdtempSync(join(root, 'f-')), `${text}.csv`);
  writeFileSync(path, text);
  return path;
}

const run = (workspace: string, path: string) =>
  importFiles({ workspace, paths: [path], timezone: 'UTC' }, fakeEngine());

/** The number that the published build answers; null without one. */
async function published(workspace: string): Promise<number | null> {
  const build = await readCurrent(workspace);
  if (!build) return null;
  const instance = await DuckDBInstance.create(workspacePaths(workspace).build(build), {
    access_mode: 'READ_ONLY',
  });
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll('select n from files');
  connection.closeSync();
  instance.closeSync();
  return Number(reader.getRows()[0]?.[0]);
}

const leftovers = (dir: string) =>
  readdirSync(dir, { recursive: true }).filter((name) => /partial|\.tmp$/.test(String(name)));

async function workspaceWithOne(): Promise<string> {
  const workspace = mkdtempSync(join(root, 'w-'));
  await run(workspace, file('first'));
  return workspace;
}

/** How many changes of the file system an undisturbed second import makes. */
async function countOfChanges(): Promise<number> {
  const undo = breakAt(0, () => undefined);
  await run(await workspaceWithOne(), file('counted')).finally(() => undefined);
  return undo();
}

test('a full disk at any change of the file system: an error, the old build or the whole new one, no leftovers', async () => {
  const total = await countOfChanges();
  expect(total).toBeGreaterThan(15);
  for (let n = 1; n <= total; n++) {
    const workspace = await workspaceWithOne();
    const second = file('second');
    const undo = breakAt(n, () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });
    const failed = await run(workspace, second).then(
      () => false,
      () => true,
    );
    if (undo() < n) break;
    const now = await published(workspace);
    expect(failed ? [1, 2] : [2], `at change ${n}`).toContain(now);
    await run(workspace, file('third'));
    expect(await published(workspace), `after change ${n}`).toBeGreaterThanOrEqual(now! + 1);
    expect(leftovers(workspace), `after change ${n}`).toEqual([]);
  }
});

function killedAt(workspace: string, path: string, n: number): Promise<NodeJS.Signals | null> {
  const script = new URL('../support/killed-import.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', script, workspace, path, String(n)], {
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
}

test('kill -9 at every change of the file system: a good build answers, the next import works', async () => {
  const total = await countOfChanges();
  for (let n = 1; n <= total + 5; n++) {
    const workspace = await workspaceWithOne();
    const second = file('second');
    const signal = await killedAt(workspace, second, n);
    const now = await published(workspace);
    if (signal !== 'SIGKILL') {
      expect(now).toBe(2);
      return;
    }
    expect([1, 2], `at change ${n}`).toContain(now);
    await readSettings(workspace);
    await run(workspace, second);
    expect(await published(workspace), `after change ${n}`).toBe(2);
    await run(workspace, file('third'));
    expect(await published(workspace), `after change ${n}`).toBe(3);
    expect(leftovers(workspace), `after change ${n}`).toEqual([]);
  }
  throw new Error('the import never ended');
}, 180_000);
