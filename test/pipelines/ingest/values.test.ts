import { expect, test } from 'vitest';
import { dealsColumn, failure, ingest } from './support.ts';

test.each([
  ['1234', '1234.0000'],
  ['1234.5', '1234.5000'],
  ['1 234,56', '1234.5600'],
  ['1\u00a0234,56', '1234.5600'],
  ['1\u2009234,56 ₽', '1234.5600'],
  ['1,234.56', '1234.5600'],
  ['1.234,56', '1234.5600'],
  ['$22,700.00', '22700.0000'],
  ['1.234.567', '1234567.0000'],
  ['1,234,567', '1234567.0000'],
  ['12,5', '12.5000'],
  ['-5', '-5.0000'],
  ['−5,5', '-5.5000'],
  ['1 000 руб.', '1000.0000'],
  ['EUR 10.50', '10.5000'],
  ['10.50 EUR', '10.5000'],
  ["1'234.50", '1234.5000'],
  ['1.5E+05', '150000.0000'],
  ['0.500', '0.5000'],
])('amount %s is %s', async (text, amount) => {
  expect(await dealsColumn('amount', [text])).toEqual([amount]);
});

test.each(['5k', '2 млн', '1,23,456', 'abc', '1.2.3', '99999999999999999', 'NaN', '--5', 'ten'])(
  '%s is no amount: null and an issue',
  async (text) => {
    const { rows } = await ingest({ 'deals.csv': `deal_id,amount\n1,"${text}"\n2,5\n` });
    expect(await rows('select amount from raw.deals order by record')).toEqual([
      { amount: null },
      { amount: '5.0000' },
    ]);
    expect(await rows('select column_name, value, issue from raw.issues')).toEqual([
      { column_name: 'amount', value: text, issue: 'bad_value' },
    ]);
  },
);

/** Amount and currency of each deal of a file of deals. */
async function money(text: string) {
  const { rows, report } = await ingest({ 'deals.csv': text });
  const read = await rows('select amount::double as amount, currency from raw.deals order by record');
  return { read: read.map(({ amount, currency }) => [amount, currency]), warnings: report.warnings };
}

test.each([
  ['$ 12,000.50', 12000.5, 'USD'],
  ['US$12.50', 12.5, 'USD'],
  ['€1.200,00', 1200, 'EUR'],
  ['€\u00a01.200,00', 1200, 'EUR'],
  ['£7.10', 7.1, 'GBP'],
  ['12 000 ₽', 12000, 'RUB'],
  ['12 000 руб.', 12000, 'RUB'],
  ['12 000,5 р.', 12000.5, 'RUB'],
  ['500 RUR', 500, 'RUB'],
  ['500 000 ₸', 500000, 'KZT'],
  ['120.5 Br', 120.5, 'BYN'],
  ['₴ 90', 90, 'UAH'],
  ['chf 10.50', 10.5, 'CHF'],
  ['10.50 CAD', 10.5, 'CAD'],
  ['$10.50 CAD', 10.5, 'CAD'],
  ['-$5.5', -5.5, 'USD'],
  ['1 234,56', 1234.56, null],
  ['1.5E+05', 150000, null],
])('without a column of currencies, %s is %d in %s', async (text, amount, currency) => {
  const { read, warnings } = await money(`deal_id;amount\n1;${text}\n`);
  expect(read).toEqual([[amount, currency]]);
  expect(warnings.filter((told) => told.includes('currenc'))).toEqual([]);
});

test('signs are taken row by row; a row with a currency of its own keeps it; one that is no amount has none', async () => {
  const { read } = await money(
    'deal_id;amount;currency\n1;$ 10;\n2;€ 20;\n3;30;\n4;$ 40;EUR\n5;about $ 50;\n6;;\n7;60;USD\n',
  );
  expect(read).toEqual([
    [10, 'USD'],
    [20, 'EUR'],
    [30, null],
    [40, 'EUR'],
    [null, null],
    [null, null],
    [60, 'USD'],
  ]);
});

test('a sign far beyond the sample is read too', async () => {
  const lines = Array.from({ length: 8_000 }, (_, at) => `${at};${at === 7_000 ? '$ 7' : '7'}`);
  const { read } = await money(`deal_id;amount\n${lines.join('\n')}\n`);
  expect(read.filter(([, currency]) => currency !== null)).toEqual([[7, 'USD']]);
});

test('a sign of several currencies says none: the import tells so, with how many amounts', async () => {
  const { read, warnings } = await money('deal_id;amount;currency\n1;¥ 10;\n2;20 ¥;JPY\n3;30 %;\n4;¥ 5;\n');
  expect(read).toEqual([
    [10, null],
    [20, 'JPY'],
    [30, null],
    [5, null],
  ]);
  expect(warnings.filter((told) => told.includes('currenc'))).toEqual([
    'deals.csv: 2 amounts carry "¥", which several currencies are written with; they are taken in the base currency. A column currency says which it is.',
  ]);
});

test('1,234 alone can be 1234 or 1.234: the column, both readings and the option are named', async () => {
  const error = await failure(dealsColumn('amount', ['7', '1,234']));
  expect(error.message).toMatch(
    /deals\.csv, column amount: "1,234" \(record 3\) can be 1234(\.0)? or 1\.234/,
  );
  expect(error.hint).toMatch(/--decimal/);
});

test.each([
  [',', '1.2340'],
  ['.', '1234.0000'],
] as const)('--decimal %s decides 1,234', async (decimal, amount) => {
  expect(await dealsColumn('amount', ['1,234'], { decimal })).toEqual([amount]);
});

test('another value of the column decides: 1,234 beside 5,5 is 1.234; 1.234 beside 5.5 is 1.234', async () => {
  expect(await dealsColumn('amount', ['1,234', '5,5'])).toEqual(['1.2340', '5.5000']);
  expect(await dealsColumn('amount', ['1.234', '5.5'])).toEqual(['1.2340', '5.5000']);
  expect(await dealsColumn('amount', ['1.234', '5,5'])).toEqual(['1234.0000', '5.5000']);
});

test('an open decimal far beyond the sample is not passed over', async () => {
  const texts = Array.from({ length: 8_000 }, (_, at) => (at === 7_000 ? '1.234' : '7'));
  expect((await failure(dealsColumn('amount', texts))).message).toMatch(/"1\.234" \(record 7002\)/);
});

test('probabilities are in per cent when any value is above 1', async () => {
  expect(await dealsColumn('probability', ['0.5', '1', '0'])).toEqual([0.5, 1, 0]);
  expect(await dealsColumn('probability', ['50', '1', '0'])).toEqual([0.5, 0.01, 0]);
  expect(await dealsColumn('probability', ['50 %', '12,5%'])).toEqual([0.5, 0.125]);
  const late = Array.from({ length: 8_000 }, (_, at) => (at === 7_999 ? '90' : '1'));
  expect((await dealsColumn('probability', late))[0]).toBe(0.01);
});

test('booleans in words of both languages', async () => {
  const words = ['true', 'FALSE', '1', '0', 'Yes', 'no', 'Да', 'нет', 'Y', 'N', '', 'perhaps'];
  const text = `contact_id,is_decision_maker\n${words.map((word, at) => `c${at},${word}`).join('\n')}\n`;
  const { rows } = await ingest({ 'contacts.csv': text });
  const read = await rows('select is_decision_maker as x from raw.contacts order by record');
  expect(read.map((row) => row.x)).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
    true,
    false,
    true,
    false,
    null,
    null,
  ]);
});

test('codes are taken in any case, others are issues', async () => {
  const { rows } = await ingest({ 'deals.csv': 'deal_id,status\n1,WON\n2,Open\n3,frozen\n' });
  expect((await rows('select status from raw.deals order by record')).map((row) => row.status)).toEqual([
    'won',
    'open',
    null,
  ]);
  expect(await rows('select value from raw.issues')).toEqual([{ value: 'frozen' }]);
});

test('cells are trimmed of blanks, tabs and no-break spaces; empty is null; case is kept', async () => {
  expect(await dealsColumn('name', [' Anna ', '\tB\u00a0', '   ', '', 'ÄÖ'])).toEqual([
    'Anna',
    'B',
    null,
    null,
    'ÄÖ',
  ]);
  const late = Array.from({ length: 8_000 }, (_, at) => (at === 7_500 ? ' x ' : 'y'));
  expect((await dealsColumn('name', late))[7_500]).toBe('x');
});

test('unknown columns are kept as an object, headers in any case are known', async () => {
  const { rows, landing } = await ingest({ 'deals.csv': ' Deal_ID ,NAME,Region,\n1,a, North ,\n2,b,,\n' });
  expect(landing.files[0]!.columns.map((column) => column.canonical)).toEqual([
    'deal_id',
    'name',
    null,
    null,
  ]);
  expect(await rows('select deal_id, custom from raw.deals order by record')).toEqual([
    { deal_id: '1', custom: '{"Region":"North","column_4":null}' },
    { deal_id: '2', custom: '{"Region":null,"column_4":null}' },
  ]);
});

test('equal rows within a file and across files of a kind are duplicates: 5 read, 3 loaded, 2 duplicates', async () => {
  const { report, rows } = await ingest({
    'deals-1.csv': 'deal_id,name\n1,a\n2,b\n1,a\n',
    'deals-2.csv': 'name,deal_id,owner\nb,2,\nb,2,x\n',
  });
  expect(report.files.map(({ read, loaded, duplicates }) => [read, loaded, duplicates])).toEqual([
    [3, 2, 1],
    [2, 1, 1],
  ]);
  expect(
    await rows('select deal_id, owner from raw.deals where not is_duplicate order by file_no, record'),
  ).toEqual([
    { deal_id: '1', owner: null },
    { deal_id: '2', owner: null },
    { deal_id: '2', owner: 'x' },
  ]);
});

test('rows that differ only in an unknown column are no duplicates', async () => {
  const { report } = await ingest({ 'deals.csv': 'deal_id,region\n1,a\n1,b\n1,b\n' });
  expect(report.files[0]).toMatchObject({ loaded: 2, duplicates: 1 });
});

test('of equal rows the first stays, but where the card was something else in between: then the last', async () => {
  const { report, rows } = await ingest({
    'deals.csv': 'deal_id,name\n1,a\n1,b\n1,a\n2,a\n2,a\n2,b\n',
    'stage_history.csv': `deal_id,stage,entered_at\n${'1,A,2026-01-01\n1,B,2026-01-01\n1,A,2026-01-01\n'}`,
  });
  expect(report.files.map(({ loaded, duplicates }) => [loaded, duplicates])).toEqual([
    [4, 2],
    [2, 1],
  ]);
  const kept = (table: string, column: string) =>
    rows(`select deal_id || ${column} as row from raw.${table} where not is_duplicate order by record`);
  expect(await kept('deals', 'name')).toEqual([{ row: '1b' }, { row: '1a' }, { row: '2a' }, { row: '2b' }]);
  expect(await kept('stage_history', 'stage')).toEqual([{ row: '1A' }, { row: '1B' }]);
});
