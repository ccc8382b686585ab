import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { voronka } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';
import { serve, stopServers } from '../support/server.ts';
import { smallExport } from '../support/small-export.ts';
import { readXlsx } from '../support/xlsx.ts';

const root = scratchFolder('http-export');
const workspace = join(root, 'w');
let url = '';
const get = (path: string) => fetch(`${url}/api/v1/${path}`);

async function sheetsOf(path: string) {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  const file = join(root, 'download.xlsx');
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return readXlsx(file);
}

beforeAll(async () => {
  const dir = smallExport(join(root, 'export'), 130);
  const imported = await voronka(['import', dir, '--workspace', workspace, '--timezone', 'UTC', '--json']);
  expect(imported.code, imported.err).toBe(0);
  ({ url } = await serve(workspace, { VORONKA_DEMO_WORKSPACE: join(root, 'demo') }));
}, 300_000);

afterAll(stopServers);

test('every deal, not a page of 100; the name of the file says what and as of when', async () => {
  const response = await get('export/deals?format=csv');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="voronka-deals-\d{4}-\d{2}-\d{2}\.csv"$/,
  );
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = (await response.text()).trim().split('\n');
  expect(lines).toHaveLength(131);
  expect(lines[0]).toMatch(/^deal_id,name,/);
});

test('headings in the language of the reader', async () => {
  const text = await (await get('export/deals?format=csv&lang=ru')).text();
  expect(text.split('\n')[0]).toMatch(/^Номер,Название,/);
});

test('filters are those of the page: what is left of 130 deals are the 65 of the site', async () => {
  expect((await (await get('export/deals?format=csv&source=Site')).text()).trim().split('\n')).toHaveLength(
    66,
  );
  const empty = await (await get('export/deals?format=csv&source=')).text();
  expect(empty.trim().split('\n')).toHaveLength(66);
});

test('a metric as a workbook: every list a sheet, then the figures, then what it is about', async () => {
  const sheets = await sheetsOf('export/funnel?format=xlsx&group_by=source');
  const names = sheets.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['stages', 'groups', 'groups.stages', 'figures', 'about']));
  const stages = sheets[0]!.rows;
  const at = [...stages[0]!].find(([, { value }]) => value === 'conversion')![0];
  expect(stages[1]!.get(at)).toMatchObject({ type: 'n', format: '0.0%' });
  const about = sheets.at(-1)!.rows.map((row) => row.get('A')?.value);
  expect(about).toEqual(
    expect.arrayContaining(['metric', 'process', 'as_of', 'build', 'timezone', 'n_cases']),
  );
});

test('one list; one deal; flags and visits; Arrow and Parquet', async () => {
  const only = await sheetsOf('export/winloss?format=xlsx&list=reasons&lang=en');
  expect(only.map(({ name }) => name)).toEqual(['Loss reasons', 'About']);
  const deal = await sheetsOf('export/deal?deal=D3&format=xlsx');
  expect(deal.map(({ name }) => name)).toEqual(expect.arrayContaining(['visits', 'timeline', 'figures']));
  for (const name of ['flags', 'visits']) {
    const arrow = await get(`export/${name}?format=arrow`);
    const { total } = (await (await get(`${name}?limit=1`)).json()) as { total: number };
    expect((await tableFromIPC(arrow)).numRows, name).toBe(total);
  }
  const parquet = Buffer.from(await (await get('export/deals?format=parquet')).arrayBuffer());
  expect(parquet.subarray(0, 4).toString()).toBe('PAR1');
});

test('what cannot be: 404 for a name, 400 for a format, a list, a language, a filter', async () => {
  const codes = await Promise.all(
    [
      'nope',
      'deals?format=pdf',
      'deals?list=nope',
      'deals?lang=de',
      'deals?nope=1',
      'deal',
      'funnel?as_of=2030-01-01',
    ].map(async (path) => (await get(`export/${path}`)).status),
  );
  expect(codes).toEqual([404, 400, 400, 400, 400, 400, 400]);
});

test('what can be seen from these files', async () => {
  const answer = (await (await get('capabilities')).json()) as {
    capabilities: { id: string; state: string }[];
  };
  const state = (id: string) => answer.capabilities.find((one) => one.id === id)?.state;
  expect([state('stage_history'), state('targets'), state('by_source')]).toEqual(['yes', 'no', 'partly']);
});
