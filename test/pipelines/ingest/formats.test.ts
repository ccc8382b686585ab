import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import yazl from 'yazl';
import { windows1251 } from '../../support/windows-1251.ts';
import { failure, folderOf, ingest, land, load, newFolder } from './support.ts';

const text = 'deal_id,name,amount\n1,Анна,5\n2,"Борис, №7",6\n';
const expected = [
  { deal_id: '1', name: 'Анна', amount: '5.0000', record: '2' },
  { deal_id: '2', name: 'Борис, №7', amount: '6.0000', record: '3' },
];
const all = 'select deal_id, name, amount, record from raw.deals order by record';

test.each([
  ['UTF-8', Buffer.from(text), 'utf-8'],
  ['UTF-8 with a BOM', Buffer.from(`\ufeff${text}`), 'utf-8'],
  ['UTF-16 little endian', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
  ['UTF-16 big endian', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
  ['Windows-1251', windows1251(text), 'windows-1251'],
  ['UTF-8, gzip', gzipSync(text), 'utf-8'],
  ['Windows-1251, gzip', gzipSync(windows1251(text.replaceAll('\n', '\r\n'))), 'windows-1251'],
] as const)('%s gives the same rows', async (_name, bytes, encoding) => {
  const { rows, landing, dir } = await ingest({ 'deals.csv': bytes });
  expect(await rows(all)).toEqual(expected);
  expect(landing.files[0]!.encoding).toBe(encoding);
  expect(await readFile(join(dir, landing.files[0]!.stored))).toEqual(bytes);
});

test('Windows-1251 that begins far beyond the first bytes is seen', async () => {
  const filler = Array.from({ length: 40_000 }, (_, at) => `${at},ascii name,${at}\n`).join('');
  const bytes = Buffer.concat([Buffer.from(`deal_id,name,amount\n${filler}`), windows1251('x,Анна,1\n')]);
  const { rows } = await ingest({ 'deals.csv': bytes });
  expect(await rows(`select name from raw.deals where deal_id = 'x'`)).toEqual([{ name: 'Анна' }]);
});

async function zipOf(files: Record<string, Buffer | string>, name = 'archive.zip'): Promise<string> {
  const path = join(await newFolder(), name);
  const zip = new yazl.ZipFile();
  for (const [entry, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), entry);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

test('a zip archive: its tables are read, its other files are skipped by name', async () => {
  const path = await zipOf({
    'export/deals.csv': text,
    'export/readme.txt': 'hello',
    '__MACOSX/deals.csv': 'x',
    'stage_history.csv.gz': gzipSync('deal_id,stage,entered_at\n1,new,2026-01-01\n'),
  });
  const { landing, dir } = await land([path]);
  expect(landing.files.map((file) => [file.name, file.kind])).toEqual([
    ['archive.zip/export/deals.csv', 'deals'],
    ['archive.zip/stage_history.csv.gz', 'stage_history'],
  ]);
  expect(landing.skipped.map((one) => one.file)).toEqual(['archive.zip/export/readme.txt']);
  const { rows, report } = await load(landing, dir);
  expect(await rows(all)).toEqual(expected);
  expect(report.files.map((file) => file.loaded)).toEqual([2, 1]);
});

test('a broken zip that was named fails with its name', async () => {
  const folder = await folderOf({ 'archive.zip': 'PK no archive' });
  const error = await failure(land([join(folder, 'archive.zip')]));
  expect(error).toMatchObject({
    code: 'bad_input',
    message: expect.stringMatching(/archive\.zip is not a readable zip/),
  });
});

test('a zip entry that climbs out of its folder is refused', async () => {
  const path = await zipOf({ 'xx/deals.csv': text });
  const bytes = await readFile(path);
  const folder = await folderOf({
    'archive.zip': Buffer.from(bytes.toString('latin1').replaceAll('xx/deals', '../deals'), 'latin1'),
  });
  const error = await failure(land([join(folder, 'archive.zip')]));
  expect(error.code).toBe('bad_input');
});

test('a bomb of zeros is refused before it fills the disk', async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from('deal_id,name\n'), Buffer.alloc(300 * 2 ** 20, 0x61)]));
  expect((await failure(ingest({ 'deals.csv.gz': bomb }))).message).toMatch(/unpacks to far more/);
});

test('a file already landed is not read again; the same bytes twice in one import count once', async () => {
  const folder = await folderOf({ 'deals.csv': text, 'copy of deals.csv': text });
  const { landing } = await land([folder]);
  expect([landing.files.length, landing.repeated.length]).toEqual([1, 1]);
  const again = await land([folder], { alreadyLanded: new Set([landing.files[0]!.sha256]) });
  expect([again.landing.files.length, again.landing.repeated.length]).toEqual([0, 2]);
});

const lines = [
  '{"deal_id": 12345678901234567890, "name": "Анна", "amount": 5.5, "open": true}',
  '{"deal_id": "2", "name": null, "amount": "6", "tags": ["a", "b"], "odd/~key": "x"}',
];
const jsonRows = [
  { deal_id: '12345678901234567890', name: 'Анна', amount: '5.5000' },
  { deal_id: '2', name: null, amount: '6.0000' },
];

test('JSON lines: a broken line is a reject, keys that come late are kept', async () => {
  const { rows, report } = await ingest({ 'deals.ndjson': `${lines[0]}\n\n{"deal_id": \n5\n${lines[1]}\n` });
  expect(await rows('select deal_id, name, amount from raw.deals order by record')).toEqual(jsonRows);
  expect(await rows('select line, line_kind, value, reason from raw.rejects order by all')).toEqual([
    { line: '3', line_kind: 'physical', value: '{"deal_id":', reason: 'not_json' },
    { line: '3', line_kind: 'record', value: null, reason: 'required_empty' },
  ]);
  expect(
    await rows(
      `select custom ->> 'tags' as t, custom ->> '/odd~1~0key' as o from raw.deals where deal_id = '2'`,
    ),
  ).toEqual([{ t: '["a","b"]', o: 'x' }]);
  expect(report.files[0]).toMatchObject({ read: 4, loaded: 2, rejected: 2 });
});

test('a control character inside a line of JSON is that record’s own matter', async () => {
  const { report, rows } = await ingest({
    'deals.ndjson':
      '{"deal_id":"1","name":"a"}\n{"deal_id":"2","name":"b\u0001c"}\n{"deal_id":"3","name":"d"}\n',
  });
  expect(report.files).toMatchObject([{ read: 3, loaded: 2, rejected: 1 }]);
  expect(await rows('select deal_id from raw.deals order by deal_id')).toEqual([
    { deal_id: '1' },
    { deal_id: '3' },
  ]);
});

test('a JSON array, pretty-printed or in one line, with a BOM or Windows line ends', async () => {
  const objects = lines.map((line) =>
    JSON.parse(line.replace('12345678901234567890', '"12345678901234567890"')),
  );
  for (const body of [
    JSON.stringify(objects),
    `\ufeff${JSON.stringify(objects, null, 2).replaceAll('\n', '\r\n')}`,
  ]) {
    const { rows, report } = await ingest({ 'deals.json': body });
    expect(await rows('select deal_id, name, amount from raw.deals order by record')).toEqual(jsonRows);
    expect(report.files[0]).toMatchObject({ read: 2, loaded: 2 });
  }
});

test('a JSON array that is not closed fails', async () => {
  expect((await failure(ingest({ 'deals.json': `[${lines.join(',')}` }))).message).toMatch(
    /array is not closed/,
  );
});

test('JSON lines with a BOM keep their first record', async () => {
  const { report } = await ingest({ 'deals.jsonl': `\ufeff${lines.join('\n')}` });
  expect(report.files[0]).toMatchObject({ read: 2, loaded: 2 });
});

test('Parquet: typed columns, a time without a zone is local', async () => {
  const dir = await newFolder();
  await mkdir(dir, { recursive: true });
  const path = join(dir, 'deals.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (select 7 as deal_id, 12.5::decimal(10,2) as amount, timestamp '2026-03-05 10:00:00' as created_at,
    date '2026-03-06' as expected_close_date, 'x' as "Region", true as is_open) to '${path}' (format parquet)`);
  const { landing, dir: landed } = await land([path]);
  const { rows } = await load(landing, landed, { timezone: 'Europe/Moscow' });
  expect(
    await rows('select deal_id, amount, created_at, expected_close_date, custom, record from raw.deals'),
  ).toEqual([
    {
      deal_id: '7',
      amount: '12.5000',
      created_at: '2026-03-05 07:00:00',
      expected_close_date: '2026-03-06',
      custom: '{"Region":"x","is_open":"true"}',
      record: '1',
    },
  ]);
});

test('a broken Parquet file fails', async () => {
  expect((await failure(ingest({ 'deals.parquet': 'PAR1 and nothing more' }))).message).toMatch(
    /not a readable Parquet/,
  );
});

test('a workbook is skipped with advice', async () => {
  expect((await failure(ingest({ 'deals.xlsx': Buffer.from('PK\x03\x04rest') }))).message).toMatch(
    /save the tables as CSV/,
  );
});
