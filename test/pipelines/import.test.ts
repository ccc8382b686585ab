import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { activeImports } from '../../lib/workspace/active.ts';
import { readCurrent, writeCurrent } from '../../lib/workspace/current.ts';
import { buildIds, importIds } from '../../lib/workspace/manifest.ts';
import type { Engine } from '../../pipelines/engine.ts';
import { importFiles } from '../../pipelines/import.ts';
import type { ImportOptions } from '../../pipelines/import-options.ts';
import { rebuild, removeImport, restoreImport } from '../../pipelines/rebuild.ts';
import { fakeEngine } from '../support/fake-engine.ts';
import { scratchFolder } from '../support/scratch.ts';

const root = scratchFolder('import');
const fresh = () => mkdtempSync(join(root, 'w-'));

function file(text: string): string {
  const path = join(mkdtempSync(join(root, 'f-')), 'deals.csv');
  writeFileSync(path, text);
  return path;
}

function run(
  workspace: string,
  path: string,
  more: Partial<ImportOptions> = {},
  engine: Engine = fakeEngine(),
) {
  return importFiles({ workspace, paths: [path], timezone: 'UTC', ...more }, engine);
}

const leftovers = (dir: string) =>
  readdirSync(dir, { recursive: true }).filter((name) => /partial|\.tmp$/.test(String(name)));

test('an import is landed, built and published', async () => {
  const dir = fresh();
  const document = await run(dir, file('a'));
  expect(document).toMatchObject({ published: true, timezone: 'UTC', base_currency: 'RUB', rejected: 0 });
  expect(await readCurrent(dir)).toBe(document.build);
  expect(await importIds(dir)).toEqual([document.import]);
  expect((await activeImports(dir)).ids).toEqual([document.import]);
  expect(readFileSync(join(dir, 'landing', document.import!, 'files', 'deals.csv'), 'utf8')).toBe('a');
  expect(leftovers(dir)).toEqual([]);
});

test('the same bytes again are not read again: the present build is the answer', async () => {
  const dir = fresh();
  const first = await run(dir, file('a'));
  const again = await run(dir, file('a'));
  expect(again).toMatchObject({ import: null, build: first.build, published: true });
  expect(await buildIds(dir)).toHaveLength(1);
});

test('the same bytes with another process build again', async () => {
  const dir = fresh();
  const first = await run(dir, file('a'));
  const again = await run(dir, file('a'), { processes: ['loans'] });
  expect(again.import).toBeNull();
  expect(again.build).not.toBe(first.build);
  expect(readFileSync(join(dir, 'workspace.yaml'), 'utf8')).toContain('- loans');
});

test('a dry run publishes nothing and leaves nothing', async () => {
  const dir = fresh();
  expect(await run(dir, file('a'), { dryRun: true })).toMatchObject({ published: false, build: null });
  expect(await readCurrent(dir)).toBeNull();
  expect([await importIds(dir), await buildIds(dir), leftovers(dir)]).toEqual([[], [], []]);
});

test('a failed build leaves the published one and nothing else', async () => {
  const dir = fresh();
  const first = await run(dir, file('a'));
  const failing = fakeEngine({
    async build({ file: path }) {
      writeFileSync(path, 'half');
      throw new Error('IO Error: Could not write file: No space left on device');
    },
  });
  await expect(run(dir, file('b'), {}, failing)).rejects.toThrow(/No space/);
  expect(await readCurrent(dir)).toBe(first.build);
  expect(await importIds(dir)).toEqual([first.import]);
  expect(leftovers(dir)).toEqual([]);
  expect((await run(dir, file('b'))).processes[0]?.cases).toBe(2);
});

test('1 + 1 imports − 1 removed + 1 restored', async () => {
  const dir = fresh();
  const first = await run(dir, file('a'));
  await run(dir, file('b'));
  const options = { workspace: dir };
  expect((await removeImport(first.import!, options, fakeEngine())).processes[0]?.cases).toBe(1);
  await expect(removeImport(first.import!, options, fakeEngine())).rejects.toMatchObject({ code: 'usage' });
  expect((await restoreImport(first.import!, options, fakeEngine())).processes[0]?.cases).toBe(2);
  expect((await rebuild(options, fakeEngine())).processes[0]?.cases).toBe(2);
});

test('without any import nothing is published, and an import works again', async () => {
  const dir = fresh();
  const only = await run(dir, file('a'));
  expect(await removeImport(only.import!, { workspace: dir }, fakeEngine())).toMatchObject({
    published: false,
  });
  expect(await readCurrent(dir)).toBeNull();
  await expect(rebuild({ workspace: dir }, fakeEngine())).rejects.toMatchObject({ code: 'no_build' });
  expect((await run(dir, file('a'))).processes[0]?.cases).toBe(1);
});

test('after a rollback the imports made later are inactive', async () => {
  const dir = fresh();
  const first = await run(dir, file('a'));
  const second = await run(dir, file('b'));
  await writeCurrent(dir, first.build);
  expect((await activeImports(dir)).ids).toEqual([first.import]);
  const third = await run(dir, file('c'));
  expect((await activeImports(dir)).ids).toEqual([first.import, third.import]);
  expect(await importIds(dir)).toContain(second.import);
});

test('ten builds are kept, the published one always', async () => {
  const dir = fresh();
  const first = await run(dir, file('a'));
  for (let i = 0; i < 11; i++) await rebuild({ workspace: dir }, fakeEngine());
  const ids = await buildIds(dir);
  expect(ids).toHaveLength(10);
  expect(ids).not.toContain(first.build);
  await writeCurrent(dir, ids[0]!);
  await rebuild({ workspace: dir }, fakeEngine());
  expect(await buildIds(dir)).toHaveLength(10);
});

test('what a killed import left is swept by the next', async () => {
  const dir = fresh();
  await run(dir, file('a'));
  const id = '20260101T000000000Z-0000';
  writeFileSync(join(dir, 'builds', `.${id}.partial.duckdb`), 'x');
  writeFileSync(join(dir, 'builds', `${id}.json`), '{}');
  writeFileSync(join(dir, '.CURRENT.0badcafe.tmp'), 'x');
  await run(dir, file('b'));
  expect(leftovers(dir)).toEqual([]);
  expect(readdirSync(join(dir, 'builds')).some((name) => name.includes(id))).toBe(false);
});

test('two imports at once both end in the build', async () => {
  const dir = fresh();
  await Promise.all([run(dir, file('a')), run(dir, file('b'))]);
  expect((await activeImports(dir)).ids).toHaveLength(2);
});

test('a lost landing folder is named, not ignored', async () => {
  const dir = fresh();
  const first = await run(dir, file('a'));
  rmSync(join(dir, 'landing', first.import!), { recursive: true });
  await expect(run(dir, file('b'))).rejects.toThrow(`The import ${first.import} is gone`);
});

test('--exported-at as a day is its end in the zone', async () => {
  const dir = fresh();
  let seen: string | null = null;
  const engine = fakeEngine();
  const spy = fakeEngine({
    async build(request) {
      seen = request.imports[0]?.exportedAt ?? null;
      return engine.build(request);
    },
  });
  await run(dir, file('a'), { exportedAt: '2026-09-30', timezone: 'Europe/Moscow' }, spy);
  expect(seen).toBe('2026-09-30T20:59:59.999999Z');
});
