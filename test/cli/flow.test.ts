import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { beforeAll, expect, test } from 'vitest';
import { type Ran, voronka } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';
import { smallExport } from '../support/small-export.ts';

const root = scratchFolder('flow');
const workspace = join(root, 'w');
const dir = smallExport(join(root, 'export'), 30);
const run = (...args: string[]) => voronka([...args, '--workspace', workspace]);

let imported: Ran;

beforeAll(async () => {
  imported = await run('import', dir, '--timezone', 'Europe/Moscow', '--json');
});

test('an import prints one document and nothing else on standard output', () => {
  expect(imported.code, imported.err).toBe(0);
  expect(imported.json()).toMatchObject({
    published: true,
    timezone: 'Europe/Moscow',
    base_currency: 'RUB',
    rejected: 0,
    processes: [{ entity: 'deal', inferred: true, cases: 30 }],
    skipped: [],
  });
});

test('the zone is remembered in workspace.yaml', () => {
  expect(readFileSync(join(workspace, 'workspace.yaml'), 'utf8')).toContain('timezone: Europe/Moscow');
});

test('the same folder again: nothing new, the present build, exit 0', async () => {
  const again = await run('import', dir, '--json');
  expect(again.code, again.err).toBe(0);
  expect(again.json()).toMatchObject({ import: null, build: imported.json().build, published: true });
});

test('overview as JSON, CSV and for people', async () => {
  const [json, csv, plain] = await Promise.all([
    run('metrics', 'overview', '--json'),
    run('metrics', 'overview', '--csv'),
    run('metrics', 'overview', '--lang', 'ru'),
  ]);
  expect(json.json()).toMatchObject({ metric: 'overview', build: imported.json().build });
  expect(csv.out.split('\n')[0]).toContain(',');
  expect(plain.out).toContain('метрика: overview');
});

test('--as-of and --as_of are the same, after the build’s is exit 2', async () => {
  const [dash, underscore, late] = await Promise.all([
    run('metrics', 'overview', '--as-of', '2026-02-01', '--json'),
    run('metrics', 'overview', '--as_of=2026-02-01', '--json'),
    run('metrics', 'overview', '--as-of', '2030-01-01'),
  ]);
  expect(dash.out).toBe(underscore.out);
  expect(late.code).toBe(2);
});

test.each(['csv', 'parquet', 'arrow'])('deals exported as %s', async (format) => {
  const out = join(root, `deals.${format}`);
  const { code, err, json } = await run('export', 'deals', '--format', format, '--out', out, '--json');
  expect(code, err).toBe(0);
  expect(json()).toMatchObject({ rows: 30, format });
  const bytes = readFileSync(out);
  if (format === 'csv') expect(bytes.toString().trim().split('\n')).toHaveLength(31);
  if (format === 'arrow') expect(tableFromIPC(bytes).numRows).toBe(30);
  if (format === 'parquet') expect(bytes.subarray(0, 4).toString()).toBe('PAR1');
});

test('a deal with its timeline; an unknown one is exit 1', async () => {
  const [deal, unknown] = await Promise.all([run('deal', 'D3', '--json'), run('deal', 'nope', '--json')]);
  expect(deal.json()).toMatchObject({ deal: { deal_id: 'D3', outcome: 'won' } });
  expect((deal.json().visits as unknown[]).length).toBe(3);
  expect(unknown.code).toBe(1);
  expect(unknown.json()).toMatchObject({ error: { code: 'not_found' } });
});

test('imports, builds, processes, doctor answer in JSON', async () => {
  const [imports, builds, processes, doctor] = await Promise.all([
    run('imports', '--json'),
    run('builds', 'list', '--json'),
    run('processes', 'list', '--json'),
    run('doctor', '--json'),
  ]);
  expect(imports.json()).toMatchObject([{ id: imported.json().import, active: true }]);
  expect(builds.json()).toMatchObject([{ id: imported.json().build, published: true }]);
  const ids = (processes.json() as unknown as { id: string }[]).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['guide-lead', 'guide-deal']));
  expect(doctor.json()).toMatchObject({ build: imported.json().build, faults: [] });
});

test('more rejects than --max-rejects: published, exit 3', async () => {
  const bad = join(root, 'more-deals.csv');
  writeFileSync(bad, 'deal_id,name,created_at\nX1,One,2026-01-05\n,No id,2026-01-05\n');
  const { code, json } = await run('import', bad, '--max-rejects', '0', '--json');
  expect(code).toBe(3);
  expect(json()).toMatchObject({ published: true, rejected: 1 });
});

test('a named file that is not recognised fails, and yesterday’s numbers stay', async () => {
  const junk = join(root, 'junk.csv');
  writeFileSync(junk, 'colour,weight\nred,1\n');
  const before = (await run('builds', '--json')).json() as unknown as { id: string; published: boolean }[];
  const { code, err } = await run('import', junk);
  expect(code).toBe(1);
  expect(err).toContain('junk.csv');
  expect((await run('builds', '--json')).json()).toEqual(before);
});

test('rollback is instant and deactivates what came later', async () => {
  const { code } = await run('builds', 'rollback', String(imported.json().build));
  expect(code).toBe(0);
  const imports = (await run('imports', '--json')).json() as unknown as { active: boolean }[];
  expect(imports.map(({ active }) => active)).toEqual([true, false]);
});

test('check: exit 3 when the named rule is violated, 2 for a rule that does not exist', async () => {
  const [broken, unknown] = await Promise.all([
    run('check', '--fail-on', 'close_date_missing', '--json'),
    run('check', '--fail-on', 'nope'),
  ]);
  const rules = broken.json().rules as { rule: string; flags: number | null }[];
  const flags = rules.find(({ rule }) => rule === 'close_date_missing')?.flags ?? 0;
  expect(broken.code).toBe(flags > 0 ? 3 : 0);
  expect(unknown.code).toBe(2);
});
