import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { failure, folderOf, ingest, land, load } from './support.ts';

const header = 'deal_id,name,amount\n';

test('an empty file that was named fails with its name', async () => {
  const error = await failure(ingest({ 'deals.csv': '' }));
  expect(error).toMatchObject({ code: 'bad_input', message: expect.stringMatching(/deals\.csv.*empty/) });
});

test('a header without rows fails when nothing else has rows', async () => {
  expect((await failure(ingest({ 'deals.csv': header }))).message).toMatch(/no rows in deals\.csv/);
});

test('a header without rows beside a full file loads 0 rows and warns', async () => {
  const { landing, report } = await ingest({
    'deals.csv': `${header}1,a,5\n`,
    'stage_history.csv': 'deal_id,stage,entered_at',
  });
  expect(landing.warnings).toEqual(['stage_history.csv has a header but no rows.']);
  expect(report.files.map((file) => [file.kind, file.read])).toEqual([
    ['deals', 1],
    ['stage_history', 0],
  ]);
});

test('a delimiter that is not comma, semicolon or tab is not recognised', async () => {
  const error = await failure(ingest({ 'deals.csv': 'deal_id|name|amount\n1|a|5\n' }));
  expect(error.message).toMatch(/deals\.csv is not recognised/);
  expect(error.hint).toMatch(/comma, semicolon or tab/);
});

test.each([
  [';', 'semicolon'],
  ['\t', 'tab'],
])('columns between %j are read (%s)', async (delimiter) => {
  const text = `${header}1,"a, b",5\n`
    .replace('"a, b"', '"a\u0001b"')
    .replaceAll(',', delimiter)
    .replace('\u0001', ', ');
  const { rows } = await ingest({ 'deals.csv': text });
  expect(await rows('select deal_id, name, amount from raw.deals')).toEqual([
    { deal_id: '1', name: 'a, b', amount: '5.0000' },
  ]);
});

test('a file that mixes UTF-8 and Windows-1251 fails naming lines of both', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${header}1,Анна,5\n2,x,6\n`),
    Buffer.from([0x33, 0x2c, 0xc0, 0xed, 0xed, 0xe0, 0x2c, 0x37, 0x0a]),
  ]);
  const error = await failure(ingest({ 'deals.csv': bytes }));
  expect(error.message).toMatch(/deals\.csv mixes encodings: line 2 is UTF-8, line 4 is not/);
});

test('LF, CRLF and CR in one file: every row is read', async () => {
  const { rows, report } = await ingest({ 'deals.csv': `${header}1,a,5\r\n2,b,6\r3,c,7\n4,d,8` });
  expect(
    (await rows('select deal_id, amount::int as a from raw.deals order by record')).map((r) => [
      r.deal_id,
      r.a,
    ]),
  ).toEqual([
    ['1', 5],
    ['2', 6],
    ['3', 7],
    ['4', 8],
  ]);
  expect(report.files[0]).toMatchObject({ read: 4, loaded: 4, rejected: 0 });
});

test('CR alone is a line end', async () => {
  const { report } = await ingest({ 'deals.csv': `${header}1,a,5\n2,b,6\n`.replaceAll('\n', '\r') });
  expect(report.files[0]).toMatchObject({ read: 2, loaded: 2 });
});

test('a gzip that breaks off fails and says so, at the beginning or far in', async () => {
  const noise = Array.from({ length: 200_000 }, (_, at) => `${at},${(at * 7919) % 100_003},${at}\n`).join('');
  const whole = gzipSync(header + noise);
  for (const cut of [40, whole.length - 1000]) {
    const error = await failure(ingest({ 'deals.csv.gz': whole.subarray(0, cut) }));
    expect(error).toMatchObject({
      code: 'bad_input',
      message: expect.stringMatching(/deals\.csv\.gz breaks off/),
    });
  }
});

test('a folder of junk is not recognised; every file says why', async () => {
  const folder = await folderOf({
    'notes.txt': 'Buy milk\n',
    'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
    'deep/list.csv': 'a,b\n1,2\n',
    'broken.zip': 'no archive',
    'cut.gz': gzipSync('x'.repeat(100)).subarray(0, 12),
    'empty.csv': '',
    'object.json': '{"a": {"b": 1},\n "c": 2}',
    '.hidden': 'deal_id\n1\n',
  });
  expect((await failure(land([folder]))).message).toMatch(/Nothing recognised among 7 files/);
});

test('junk beside an export is skipped, with the nearest kind and what it lacks', async () => {
  const folder = await folderOf({
    'deals.csv': `${header}1,a,5\n`,
    'moves.csv': 'deal_id,stage,changed_by,seq\n1,new,x,1\n',
  });
  const { landing } = await land([folder]);
  expect(landing.files.map((file) => file.kind)).toEqual(['deals']);
  expect(landing.skipped).toEqual([
    {
      file: expect.stringMatching(/moves\.csv$/),
      why: expect.any(String),
      nearest: 'stage_history (missing: entered_at)',
    },
  ]);
});

test('deals without deal_id fail naming the column, also where the rest would fit another kind', async () => {
  for (const text of [
    'name,amount,owner,created_at\na,5,x,2026-01-01\n',
    'name,stage,amount,owner,account_id\na,new,5,x,7\n',
  ]) {
    expect((await failure(ingest({ 'deals.csv': text }))).message).toMatch(/deals \(missing: deal_id\)/);
  }
});

test('a path that is not there fails', async () => {
  expect((await failure(land([join(await folderOf({}), 'nothing.csv')]))).message).toMatch(
    /no file or folder/,
  );
});

test('an empty required cell and a value that does not convert there reject the row, elsewhere the cell is an issue', async () => {
  const { rows, report } = await ingest({
    'stage_history.csv':
      'deal_id,lead_id,stage,entered_at,seq\n1,,new,2026-01-01,1\n2,,,2026-01-02,2\n3,,new,someday,3\n,,new,2026-01-04,4\n5,,new,2026-01-05,x\n',
  });
  expect(await rows('select * exclude (import_no, file_no, cells) from raw.rejects order by line')).toEqual([
    { line: '3', line_kind: 'record', column_name: 'stage', value: null, reason: 'required_empty' },
    { line: '4', line_kind: 'record', column_name: 'entered_at', value: 'someday', reason: 'bad_value' },
    { line: '5', line_kind: 'record', column_name: 'deal_id|lead_id', value: null, reason: 'required_empty' },
  ]);
  expect(await rows('select record, column_name, value, issue from raw.issues')).toEqual([
    { record: '6', column_name: 'seq', value: 'x', issue: 'bad_value' },
  ]);
  expect(await rows('select deal_id, record from raw.stage_history order by record')).toEqual([
    { deal_id: '1', record: '2' },
    { deal_id: '5', record: '6' },
  ]);
  expect(report.files[0]).toMatchObject({ read: 5, loaded: 2, rejected: 3, duplicates: 0 });
});

test('a bad value far beyond the sample is found: record 20,001', async () => {
  const lines = Array.from(
    { length: 30_000 },
    (_, at) => `${at},${at === 19_999 ? 'many' : at},2026-01-01T00:00:00Z`,
  );
  const { rows, report } = await ingest({ 'deals.csv': `deal_id,amount,created_at\n${lines.join('\n')}\n` });
  expect(await rows('select record, value from raw.issues')).toEqual([{ record: '20001', value: 'many' }]);
  expect(report.files[0]).toMatchObject({ read: 30_000, loaded: 30_000 });
  const [check] = await rows(
    `select count(*) filter (where deal_id::int + 2 = record)::int as n from raw.deals`,
  );
  expect(check).toEqual({ n: 30_000 });
});

test('loading again from the manifest gives the same', async () => {
  const first = await ingest({
    'deals.csv': 'deal_id,created_at,amount\n1,25.12.2025,"1 234,5"\n2,"x"y,1\n3,01.02.2026,7\n',
  });
  const again = await load(first.report.landings[0]!, first.dir);
  expect(again.report.files).toEqual(first.report.files);
  expect(again.report.landings).toEqual(first.report.landings);
  for (const table of ['deals', 'rejects', 'issues']) {
    const all = `select * from raw.${table} order by all`;
    expect(await again.rows(all)).toEqual(await first.rows(all));
  }
});
