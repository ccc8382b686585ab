import { expect, test } from 'vitest';
import { ingest } from './support.ts';

const ids = 'select deal_id, name, record from raw.deals order by record';
const rejects = 'select line, line_kind, value, reason from raw.rejects order by line';

test('an unescaped quote costs one record, not the rows after it', async () => {
  const { rows, report } = await ingest({ 'deals.csv': 'deal_id,name,amount\n1,a,5\n2,"b"x,6\n3,"c",7\n' });
  expect(await rows(rejects)).toEqual([
    { line: '3', line_kind: 'physical', value: '2,"b"x,6', reason: 'unescaped_quote' },
  ]);
  expect(await rows(ids)).toEqual([
    { deal_id: '1', name: 'a', record: '2' },
    { deal_id: '3', name: 'c', record: '4' },
  ]);
  expect(report.files[0]).toMatchObject({ read: 3, loaded: 2, rejected: 1, duplicates: 0 });
});

test('a quote that opens and swallows the next lines gives them back', async () => {
  const { rows, report } = await ingest({
    'deals.csv': 'deal_id,name,amount\n4,"open,4\n5,z,5\n6,"ok",6\n7,q,7\n',
  });
  expect((await rows(ids)).map((row) => row.deal_id)).toEqual(['5', '6', '7']);
  expect(report.files[0]).toMatchObject({ read: 4, loaded: 3, rejected: 1 });
});

test('a quote that never closes costs its record', async () => {
  const { rows, report } = await ingest({
    'deals.csv': 'deal_id,name,amount\n1,a,1\n4,"open,4\n5,z,5\n6,ok,6',
  });
  expect((await rows(ids)).map((row) => row.deal_id)).toEqual(['1', '5', '6']);
  expect(await rows(rejects)).toMatchObject([{ line: '3', reason: 'unterminated_quote' }]);
  expect(report.files[0]).toMatchObject({ read: 4, loaded: 3, rejected: 1 });
});

test('cells of several lines survive, also beside a broken record', async () => {
  const good = '1,"first\nsecond, ""third""\n\nlast",1\n';
  const { rows } = await ingest({ 'deals.csv': `deal_id,name,amount\n${good}2,"b"x,6\n3,"c\nd",7\n` });
  expect(await rows(ids)).toEqual([
    { deal_id: '1', name: 'first\nsecond, "third"\n\nlast', record: '2' },
    { deal_id: '3', name: 'c\nd', record: '4' },
  ]);
  expect(await rows(rejects)).toMatchObject([{ line: '6' }]);
});

test('too few and too many cells cost their record; one delimiter at the end does not', async () => {
  const { rows } = await ingest({ 'deals.csv': 'deal_id,name,amount\n1,a\n2,b,6,7\n3,c,7,\n4,d,8\n' });
  expect((await rows(ids)).map((row) => row.deal_id)).toEqual(['3', '4']);
  expect((await rows(rejects)).map((row) => [row.line, row.reason])).toEqual([
    ['2', 'too_few_columns'],
    ['3', 'too_many_columns'],
  ]);
});

test('CRLF, a BOM, blank lines before the header and at the end, and a bad quote together', async () => {
  const text = '\ufeff\r\n\r\ndeal_id,name,amount\r\n1,a,5\r\n2,"b"x,6\r\n3,"c\r\nd",7\r\n\r\n';
  const { rows, report } = await ingest({ 'deals.csv': text });
  expect((await rows(ids)).map((row) => [row.deal_id, row.record])).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
  expect(await rows(rejects)).toMatchObject([{ line: '5' }]);
  expect(report.files[0]).toMatchObject({ read: 3, loaded: 2, rejected: 1 });
});

test('a quote that never closes at the top of 12 MB costs one record', async () => {
  const lines = Array.from({ length: 300_000 }, (_, at) => `${at + 2},name of deal number ${at},${at}`);
  const { report, rows } = await ingest({
    'deals.csv': `deal_id,name,amount\n1,"open,1\n${lines.join('\n')}\n`,
  });
  expect(report.files[0]).toMatchObject({ read: 300_001, loaded: 300_000, rejected: 1 });
  expect(await rows(`select count(*)::int as n from raw.deals where record = deal_id::int + 1`)).toEqual([
    { n: 300_000 },
  ]);
});
