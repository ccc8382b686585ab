import { expect, test } from 'vitest';
import { mappingFor, readMapping } from '../../../pipelines/ingest/mapping.ts';
import { failure, ingest } from './support.ts';

const yaml = `
files:
  - match: "sales_*.csv"
    kind: deals
    columns: {deal_id: No, owner: Agent, amount: Sum}
    values: {product: {GTXPro: GTX Pro}, status: {выиграна: won}}
    formats: {dates: DMY, decimal: ","}
`;
const mapping = readMapping(yaml, 'map.yaml');

test('a mapping names columns, replaces values and decides what the data leave open', async () => {
  const { rows, landing } = await ingest(
    {
      'sales_2026.csv':
        'No;Agent;Sum;product;status;created_at;Region\n1;Anna;1,234;GTXPro;Выиграна;03/04/2026;N\n',
    },
    { mapping: readMapping(yaml.replace('выиграна', 'Выиграна'), 'map.yaml') },
  );
  expect(
    await rows('select deal_id, owner, amount, product, status, created_at, custom from raw.deals'),
  ).toEqual([
    {
      deal_id: '1',
      owner: 'Anna',
      amount: '1.2340',
      product: 'GTX Pro',
      status: 'won',
      created_at: '2026-04-03 00:00:00',
      custom: '{"Region":"N"}',
    },
  ]);
  expect(landing.files[0]!.values).toEqual({ product: { GTXPro: 'GTX Pro' }, status: { Выиграна: 'won' } });
});

test('a header that a mapping gives to one column does not fill another of its own name', async () => {
  const swap = readMapping(
    'files: [{match: "*.csv", kind: deals, columns: {deal_id: name, name: deal_id}}]',
    'm',
  );
  const { rows } = await ingest({ 'x.csv': 'deal_id,name\na,b\n' }, { mapping: swap });
  expect(await rows('select deal_id, name from raw.deals')).toEqual([{ deal_id: 'b', name: 'a' }]);
});

test('a mapped column that the file lacks, and a required one that is not mapped, fail with both names', async () => {
  const missing = await failure(ingest({ 'sales_1.csv': 'No;Agent\n1;x\n' }, { mapping }));
  expect(missing.message).toMatch(/amount from "Sum", but sales_1\.csv has no such column/);
  const noId = readMapping('files: [{match: "*.csv", kind: deals, columns: {owner: Agent}}]', 'm');
  expect((await failure(ingest({ 'x.csv': 'No;Agent\n1;x\n' }, { mapping: noId }))).message).toMatch(
    /no column for deal_id/,
  );
});

test.each([
  ['files:\n  - match: "*.csv"\n    kind: dealz\n', /map\.yaml, line 3: files\.0\.kind/],
  ['files:\n  - match: "*.csv"\n    kind: deals\n    colums: {}\n', /map\.yaml, line 4: files\.0\.colums/],
  [
    'files:\n  - match: "*.csv"\n    kind: deals\n    columns:\n      deal_no: x\n',
    /line 5: files\.0\.columns\.deal_no: deals has no column/,
  ],
  [
    'files:\n  - match: "*.csv"\n    kind: deals\n    formats: {dates: YYYY}\n',
    /line 4: files\.0\.formats\.dates/,
  ],
  ['files: [', /map\.yaml, line 1/],
  ['[]', /map\.yaml, line 1/],
])('a slip in a mapping is named by line and field: %j', async (text, message) => {
  expect(() => readMapping(text, 'map.yaml')).toThrow(
    expect.objectContaining({ code: 'bad_input', message: expect.stringMatching(message) }),
  );
});

test('globs match the base name or the shown name, in any case', () => {
  expect(mappingFor(mapping, 'folder/Sales_1.CSV')?.kind).toBe('deals');
  expect(mappingFor(mapping, 'sales.csv')).toBeUndefined();
});
