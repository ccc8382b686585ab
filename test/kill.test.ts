import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { ask } from '../lib/ask.ts';
import { openPublished } from '../lib/published.ts';
import { activeImports } from '../lib/workspace/active.ts';
import { pruneBuilds } from '../lib/workspace/clean.ts';
import { writeCurrent } from '../lib/workspace/current.ts';
import { bin, voronka } from './support/run-cli.ts';
import { scratchFolder } from './support/scratch.ts';
import { smallExport } from './support/small-export.ts';

const root = scratchFolder('kill');
const workspace = join(root, 'w');
const first = smallExport(join(root, 'first'), 30);
const second = smallExport(join(root, 'second'), 20, 1001);

/** A seeded sequence of numbers in [0, 1). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The numbers that the published build answers, without what differs from build to build. */
async function numbers(): Promise<string> {
  const warehouse = await openPublished(workspace);
  try {
    const { build: _build, ...answer } = await ask(warehouse, 'overview', {});
    return JSON.stringify(answer);
  } finally {
    warehouse.close();
  }
}

const args = (path: string) => ['import', path, '--workspace', workspace, '--timezone', 'UTC', '--json'];

/** Back to the first build alone: rounds that end whole would else push it out of the builds that are kept. */
async function startAgain(): Promise<void> {
  await writeCurrent(workspace, base);
  await pruneBuilds(workspace, 1);
}

async function importKilledAfter(ms: number): Promise<void> {
  const child = spawn(process.execPath, [bin, ...args(second)], { stdio: 'ignore' });
  const closed = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([closed, sleep(ms)]);
  child.kill('SIGKILL');
  await closed;
}

let before = '';
let after = '';
let base = '';
let whole = 0;

beforeAll(async () => {
  const imported = await voronka(args(first));
  expect(imported.code, imported.err).toBe(0);
  base = String(imported.json().build);
  before = await numbers();
  const start = performance.now();
  const complete = await voronka(args(second));
  whole = performance.now() - start;
  expect(complete.code, complete.err).toBe(0);
  after = await numbers();
  expect(after).not.toBe(before);
  await startAgain();
});

test('fifty imports killed with -9: a good build always answers, and in the end an import works', async () => {
  const random = sequence(20260930);
  let changed = 0;
  for (let round = 1; round <= 50; round++) {
    await importKilledAfter(whole * (0.3 + 0.8 * random()));
    const now = await numbers();
    expect([before, after], `round ${round}`).toContain(now);
    if (now === after) changed++;
    await startAgain();
  }
  const overview = await voronka(['metrics', 'overview', '--json', '--workspace', workspace]);
  expect(overview.code, overview.err).toBe(0);
  const last = await voronka(args(second));
  expect(last.code, last.err).toBe(0);
  expect(await numbers()).toBe(after);
  expect(changed).toBeLessThan(50);
}, 600_000);

test('two imports at once: one waits and says so, both are in the build', async () => {
  const [third, fourth] = [
    smallExport(join(root, 'third'), 5, 2001),
    smallExport(join(root, 'fourth'), 5, 3001),
  ];
  const both = await Promise.all([voronka(args(third)), voronka(args(fourth))]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(both.filter(({ err }) => err.includes('Another import is running'))).toHaveLength(1);
  const { ids } = await activeImports(workspace);
  expect(ids).toEqual(expect.arrayContaining(both.map((one) => one.json().import)));
});

test('an import that may not wait fails busy', async () => {
  const fifth = smallExport(join(root, 'fifth'), 5, 4001);
  const sixth = smallExport(join(root, 'sixth'), 5, 5001);
  const both = await Promise.all([fifth, sixth].map((path) => voronka([...args(path), '--wait', '0'])));
  const busy = both.filter(({ code }) => code === 1);
  for (const one of busy) expect(one.json()).toMatchObject({ error: { code: 'busy' } });
  expect(both.some(({ code }) => code === 0)).toBe(true);
});
