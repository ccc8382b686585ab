import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { toArrow } from '../../../lib/export/arrow.ts';
import { toCsv } from '../../../lib/export/csv.ts';
import { mainList } from '../../../lib/export/flatten.ts';
import { writeParquet } from '../../../lib/export/parquet.ts';
import { scratchFolder } from '../../support/scratch.ts';

const dir = scratchFolder('export');

test('nested objects are flattened with dots, absent cells are empty', () => {
  expect(
    toCsv([
      { a: 1, b: { c: 'x', d: null } },
      { a: null, e: [1, 2] },
    ]),
  ).toBe('a,b.c,b.d,e\n1,x,,\n,,,"1; 2"\n');
});

test.each(['=1+1', '+7 900', '-x', '@SUM(A1)', '\tx'])('%j is made harmless', (text) => {
  expect(toCsv([{ a: text }])).toBe(`a\n'${text}\n`);
});

test('a header is made harmless too, a negative number stays a number', () => {
  expect(toCsv([{ '=cmd': -5 }])).toBe("'=cmd\n-5\n");
});

test('quotes, commas and line breaks are quoted', () => {
  expect(toCsv([{ a: 'x "y", z\n' }])).toBe('a\n"x ""y"", z\n"\n');
});

test('a grouped answer gives each group’s list with its key; without a list the answer is the row', () => {
  expect(
    mainList(
      {
        metric: 'funnel',
        groups: [
          { key: 'A', stages: [{ n: 1 }] },
          { key: null, stages: [{ n: 2 }] },
        ],
      },
      'stages',
    ),
  ).toEqual([
    { key: 'A', n: 1 },
    { key: null, n: 2 },
  ]);
  expect(
    mainList({ metric: 'overview', filters: {}, excluded: [{ reason: 'x', n: 1 }], open: 3 }, 'parts'),
  ).toEqual([{ metric: 'overview', open: 3 }]);
});

const rows = [
  { id: 'a', n: 1.5, ok: true, created_at: '2026-01-02T03:04:05.678901Z', flags: ['x', 'y'], gone_at: null },
  { id: 'b', n: null, ok: null, created_at: null, flags: [], gone_at: null },
];

test('Arrow keeps types: numbers, booleans, instants, text', async () => {
  const table = tableFromIPC(await (await toArrow(rows, 1)).toUint8Array());
  expect(table.schema.fields.map((field) => `${field.name} ${field.type}`)).toEqual([
    'id Utf8',
    'n Float64',
    'ok Bool',
    'created_at Timestamp<MILLISECOND, UTC>',
    'flags Utf8',
    'gone_at Timestamp<MILLISECOND, UTC>',
  ]);
  expect(table.numRows).toBe(2);
  expect(table.get(0)?.toJSON()).toMatchObject({
    id: 'a',
    n: 1.5,
    ok: true,
    created_at: Date.parse(rows[0]!.created_at!),
  });
  expect(table.get(1)?.toJSON()).toMatchObject({ id: 'b', n: null, created_at: null, flags: '' });
});

test('Parquet holds the same rows', async () => {
  const file = join(dir, "it's.parquet");
  await writeParquet(rows, file);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(
    'select id, n, ok, created_at::varchar as created_at from read_parquet($file)',
    { file },
  );
  expect(reader.getRowObjectsJS()).toEqual([
    { id: 'a', n: 1.5, ok: true, created_at: '2026-01-02 03:04:05.678901' },
    { id: 'b', n: null, ok: null, created_at: null },
  ]);
});

test('no rows are an empty table, not a failure', async () => {
  expect(toCsv([])).toBe('\n');
  expect(tableFromIPC(await (await toArrow([])).toUint8Array()).numRows).toBe(0);
  await writeParquet([], join(dir, 'empty.parquet'));
});
