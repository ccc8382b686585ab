import { expect, test } from 'vitest';
import { instantSql, isPlausible, isSurelyInstant } from '../../../pipelines/ingest/instants-sql.ts';
import { rowOf } from '../../../pipelines/ingest/rows.ts';
import { dealsColumn, failure, ingest, newDatabase } from './support.ts';

const moscow = { timezone: 'Europe/Moscow' };

test.each([
  ['2026-03-05T10:11:12Z', '2026-03-05 10:11:12'],
  ['2026-03-05T10:11:12+03:00', '2026-03-05 07:11:12'],
  ['2026-03-05 10:11:12.345678+0300', '2026-03-05 07:11:12.345678'],
  ['2026-03-05T10:11Z', '2026-03-05 10:11:00'],
  ['2026-03-05T10:11:12', '2026-03-05 07:11:12'],
  ['2026-03-05 10:11', '2026-03-05 07:11:00'],
  ['2026-03-05', '2026-03-04 21:00:00'],
  ['2026/03/05', '2026-03-04 21:00:00'],
  ['05.03.2026', '2026-03-04 21:00:00'],
  ['05.03.2026 10:11', '2026-03-05 07:11:00'],
  ['05.03.2026 10:11:12', '2026-03-05 07:11:12'],
  ['25/03/2026', '2026-03-24 21:00:00'],
  ['03/25/2026 1:05 PM', '2026-03-25 10:05:00'],
  ['25-03-26', '2026-03-24 21:00:00'],
  ['1772705472', '2026-03-05 10:11:12'],
  ['1772705472345', '2026-03-05 10:11:12.345'],
])('%s in Moscow is %s UTC', async (text, instant) => {
  expect(await dealsColumn('created_at', [text], moscow)).toEqual([instant]);
});

test('31.02, a 13th month, words, year 20245 and infinity are no instants', async () => {
  const texts = ['31.02.2026', '2026-13-01', 'soon', '12024-01-01', 'infinity', 'epoch', '2026-01-01'];
  expect(await dealsColumn('created_at', texts)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
    '2026-01-01 00:00:00',
  ]);
});

test('the order is decided per column from all its values: 25/12 in the last row decides the first', async () => {
  expect(await dealsColumn('created_at', ['03/04/2026', '05/06/2026', '25/12/2026'])).toEqual([
    '2026-04-03 00:00:00',
    '2026-06-05 00:00:00',
    '2026-12-25 00:00:00',
  ]);
  expect((await dealsColumn('created_at', ['03/04/2026', '12/25/2026']))[0]).toBe('2026-03-04 00:00:00');
});

test('one column decides nothing for another', async () => {
  const error = await failure(
    ingest({
      'deals.csv': 'deal_id,created_at,closed_at\n1,25/12/2025,03/04/2026\n2,26/12/2025,05/05/2026\n',
    }),
  );
  expect(error).toMatchObject({
    code: 'bad_input',
    message: expect.stringMatching(
      /deals\.csv, column closed_at: "03\/04\/2026" \(record 2\) can be 2026-04-03 or 2026-03-04/,
    ),
    hint: expect.stringMatching(/--dates DMY/),
  });
});

test.each([
  ['DMY', '2026-04-03 00:00:00'],
  ['MDY', '2026-03-04 00:00:00'],
] as const)('--dates %s decides what the data leave open', async (dates, instant) => {
  expect(await dealsColumn('created_at', ['03/04/2026'], { dates })).toEqual([instant]);
});

test('--dates does not overrule data that decide', async () => {
  expect(await dealsColumn('created_at', ['25/04/2026'], { dates: 'MDY' })).toEqual(['2026-04-25 00:00:00']);
});

test('two-digit years are year first only when told', async () => {
  expect(await dealsColumn('created_at', ['20-10-16'])).toEqual(['2016-10-20 00:00:00']);
  expect(await dealsColumn('created_at', ['20-10-16'], { dates: 'YMD' })).toEqual(['2020-10-16 00:00:00']);
});

test('05/05/2026 alone is read the same both ways and needs no decision', async () => {
  expect(await dealsColumn('created_at', ['05/05/2026'])).toEqual(['2026-05-05 00:00:00']);
});

test('ISO with an offset, dotted and slashed year-first dates in one column', async () => {
  const texts = ['2026-06-14T09:20:00+05:00', '14.06.2026 09:20', '2026/06/15'];
  expect(await dealsColumn('created_at', texts, moscow)).toEqual([
    '2026-06-14 04:20:00',
    '2026-06-14 06:20:00',
    '2026-06-14 21:00:00',
  ]);
});

test('a bare closing day ends with its last microsecond, whichever way it is read', async () => {
  for (const day of ['2026-03-05', '05.03.2026']) {
    expect(await dealsColumn('closed_at', [day], moscow)).toEqual(['2026-03-05 20:59:59.999999']);
  }
});

test('a bare closing day that is the day of the export is clipped to the instant of the export', async () => {
  const given = { ...moscow, exportedAt: '2026-03-05T12:00:00Z' };
  for (const [day, before] of [
    ['2026-03-05', '2026-03-04'],
    ['05.03.2026', '04.03.2026'],
  ] as const) {
    expect(await dealsColumn('closed_at', [day, before], given)).toEqual([
      '2026-03-05 12:00:00',
      '2026-03-04 20:59:59.999999',
    ]);
  }
});

test('a date column takes the local day of an instant: 22:00 UTC is the next day in Moscow', async () => {
  expect(
    await dealsColumn(
      'expected_close_date',
      ['2026-03-05T22:00:00Z', '2026-03-05', '2026-03-05 22:00'],
      moscow,
    ),
  ).toEqual(['2026-03-06', '2026-03-05', '2026-03-05']);
});

test('midnight of a local day follows the zone of that day: Berlin in winter and in summer', async () => {
  expect(
    await dealsColumn('created_at', ['2026-01-15', '2026-07-15'], { timezone: 'Europe/Berlin' }),
  ).toEqual(['2026-01-14 23:00:00', '2026-07-14 22:00:00']);
});

test("an import's instant is the latest event not after the import, never a planned date", async () => {
  const { report } = await ingest({
    'deals.csv':
      'deal_id,created_at,updated_at,expected_close_date\n1,2026-01-01T00:00:00Z,2026-02-01T10:00:00Z,2026-09-01\n2,2026-01-02T00:00:00Z,2027-02-01T10:00:00Z,2026-09-01\n',
  });
  expect(report.instants).toEqual([{ no: 1, id: 'first', instant: '2026-02-01T10:00:00Z', source: 'data' }]);
  expect(report.warnings).toEqual([]);
});

test('a day in the names of the files is when they were exported, unless a row is later or the names disagree', async () => {
  const rows = 'deal_id,updated_at\n1,2026-02-01T10:00:00Z\n';
  const instantOf = async (files: Record<string, string>) =>
    (await ingest(files, { timezone: 'Europe/Moscow' })).report.instants[0];
  const end = { instant: '2026-02-03T20:59:59.999999Z', source: 'file_name' };
  expect(await instantOf({ 'deals_2026-02-03.csv': rows })).toMatchObject(end);
  expect(await instantOf({ 'DEAL 03.02.2026.csv': rows })).toMatchObject(end);
  expect(await instantOf({ 'deals-20260203.csv': rows, 'leads.csv': 'lead_id\n1\n' })).toMatchObject(end);
  const ofRows = { instant: '2026-02-01T10:00:00Z', source: 'data' };
  expect(await instantOf({ 'deals_2026-01-31.csv': rows })).toMatchObject(ofRows);
  expect(await instantOf({ 'deals_2027-02-03.csv': rows })).toMatchObject(ofRows);
  expect(await instantOf({ 'deals_2026-02-30.csv': rows })).toMatchObject(ofRows);
  expect(
    await instantOf({ 'deals_2026-02-03.csv': rows, 'leads_2026-02-04.csv': 'lead_id\n1\n' }),
  ).toMatchObject(ofRows);
});

test('without any event the moment of import is taken, with a warning', async () => {
  const { report } = await ingest({ 'deals.csv': 'deal_id,name\n1,a\n' });
  expect(report.instants).toMatchObject([{ instant: '2026-11-22T12:00:00Z', source: 'import_moment' }]);
  expect(report.warnings).toHaveLength(1);
});

test('--exported-at as a bare day is its last microsecond', async () => {
  const { report } = await ingest(
    { 'deals.csv': 'deal_id,name\n1,a\n' },
    { ...moscow, exportedAt: '2026-03-05' },
  );
  expect(report.instants).toMatchObject([{ instant: '2026-03-05T20:59:59.999999Z', source: 'exported_at' }]);
});

test('what is an instant at first sight is one when it is looked at; a day that is none does not pass', async () => {
  const connection = await newDatabase();
  const numbers = (n: number) => Array.from({ length: n }, (_, at) => String(at).padStart(2, '0'));
  const days = numbers(40).flatMap((day) => numbers(15).map((month) => [day, month] as const));
  const texts = days.flatMap(([day, month]) => [
    ...['.', '/', '-'].map((mark) => `${day}${mark}${month}${mark}2023`),
    `${day}.${month}.2024 23:59`,
    ...['', 'T24:00:00', ' 10:60', 'T10:00:00+14:00', 'T10:00:00.123456Z'].map(
      (time) => `2023-${month}-${day}${time}`,
    ),
  ]);
  const list = [...texts, '1750000000', '1750000000123', 'soon', '2026']
    .map((text) => `('${text}')`)
    .join(', ');
  const reading = `coalesce(${instantSql('x', 'DMY')}, ${instantSql('x', 'MDY')})`;
  const sure = isSurelyInstant('x');
  const row = await rowOf(
    connection,
    `select count(*) filter (where sure)::integer as sure, count(*) filter (where sure and not (i is not null and ${isPlausible('i')}))::integer as wrong,
       count(*) filter (where x = '2023-02-28' and sure)::integer as last, count(*) filter (where x = '2023-02-30' and sure)::integer as none
     from (select x, ${sure} as sure, ${reading} as i from (values ${list}) as t(x))`,
  );
  // 365 days of 2023 in ISO, bare and with a time; day first: 28 × 12 and 2 × 11 with each of four marks; two epochs.
  expect(row).toEqual({ sure: 2 * 365 + 4 * (28 * 12 + 2 * 11) + 2, wrong: 0, last: 1, none: 0 });
});
