import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Unit } from '../../../lib/export/columns.ts';
import { headingsOf } from '../../../lib/export/headings.ts';
import { figuresOf, listOfAnswer, listsOf } from '../../../lib/export/lists.ts';
import { dayCell } from '../../../lib/export/xlsx/cell.ts';
import { writeWorkbook } from '../../../lib/export/xlsx/workbook.ts';
import { writeXlsx, type XlsxOptions } from '../../../lib/export/xlsx.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { readXlsx, testedByPython, unzip } from '../../support/xlsx.ts';

const dir = scratchFolder('xlsx');
const options: XlsxOptions = {
  timezone: 'Europe/Moscow',
  currency: 'RUB',
  language: null,
  units: new Map<string, Unit>([['win_rate', 'rate']]),
  list: null,
};
let files = 0;
async function written(answer: Record<string, unknown>, more: Partial<XlsxOptions> = {}) {
  const file = join(dir, `${++files}.xlsx`);
  await writeXlsx(answer, file, { ...options, ...more });
  expect([null, 'None']).toContain(testedByPython(file));
  return readXlsx(file);
}

const answer = {
  metric: 'deals',
  process: 'sales',
  as_of: '2026-09-30T21:00:00Z',
  build: 'b1',
  filters: { owner: ['anna'] },
  excluded: [{ reason: 'no_date', unit: 'case', n: 2 }],
  n_cases: 2,
  total: 2,
  rows: [
    {
      deal_id: 'A',
      amount: 1200.5,
      n: 3,
      won: true,
      win_rate: 0.25,
      age_days: 2.25,
      closed_at: '2026-01-01T21:30:00Z',
      due: '2026-02-01',
      note: null,
    },
    {
      deal_id: 'B',
      amount: null,
      n: 4,
      won: false,
      win_rate: null,
      age_days: 1,
      closed_at: null,
      due: null,
      note: null,
    },
  ],
};

test('a sheet per list, one of the other figures, one about the answer', async () => {
  const sheets = await written(answer);
  expect(sheets.map(({ name }) => name)).toEqual(['rows', 'figures', 'about']);
  const about = sheets[2]!.rows.map((row) => [row.get('A')?.value, row.get('B')?.value]);
  expect(about).toContainEqual(['metric', 'deals']);
  expect(about).toContainEqual(['filter: owner', 'anna']);
  expect(about).toContainEqual(['excluded: no_date (case)', 2]);
});

test('typed cells: 1 January 2026 21:30 UTC is 2 January 00:30 in Moscow, day 46024 + 30/1440', async () => {
  const [sheet] = await written(answer);
  const [header, first, second] = sheet!.rows;
  expect([...header!.values()].map(({ value }) => value)).toEqual(Object.keys(answer.rows[0]!));
  const number = (value: number, format: string) => ({ value, type: 'n', format, bold: false });
  expect(first!.get('B')).toEqual(number(1200.5, '#,##0.00'));
  expect(first!.get('C')).toEqual(number(3, '#,##0'));
  expect(first!.get('D')).toEqual({ value: true, type: 'b', format: null, bold: false });
  expect(first!.get('E')).toEqual(number(0.25, '0.0%'));
  expect(first!.get('F')).toEqual(number(2.25, '#,##0.0'));
  expect(first!.get('G')!.value).toBeCloseTo(46024 + 30 / 1440, 9);
  expect(first!.get('G')!.format).toBe('yyyy-mm-dd hh:mm');
  expect(first!.get('H')).toEqual(number(46054, 'yyyy-mm-dd'));
  expect([...second!.keys()]).toEqual(['A', 'C', 'D', 'F']);
});

test('in Russian days are written with dots', async () => {
  const [sheet] = await written(answer, { language: 'ru' });
  const formats = [...sheet!.rows[1]!.values()].map(({ format }) => format);
  expect(formats).toEqual(expect.arrayContaining(['dd.mm.yyyy hh:mm', 'dd.mm.yyyy']));
});

test('the header is bold, frozen and filters the rows', async () => {
  const [sheet, figures] = await written(answer);
  expect([...sheet!.rows[0]!.values()].map(({ bold }) => bold)).toEqual(Array(9).fill(true));
  expect(sheet!.rows[1]!.get('A')!.bold).toBe(false);
  expect(sheet!.xml).toMatch(/<pane ySplit="1" [^>]*topLeftCell="A2" [^>]*state="frozen"\/>/);
  expect(sheet!.xml).toContain('</sheetData><autoFilter ref="A1:I3"/>');
  expect(figures!.xml).not.toContain('<autoFilter');
  const book = (await unzip(join(dir, `${files}.xlsx`))).get('xl/workbook.xml')!;
  expect(book.match(/<definedName.*<\/definedNames>/)?.[0]).toBe(
    `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'rows'!$A$1:$I$3</definedName></definedNames>`,
  );
});

test('columns are as wide as what stands in them, from 8 to 50 characters', async () => {
  const [sheet] = await written({ rows: [{ a: 'x', b: 'x'.repeat(20), c: 'x'.repeat(99) }] });
  const widths = [...sheet!.xml.matchAll(/<col min="(\d)" max="\1" width="(\d+)" customWidth="1"\/>/g)];
  expect(widths.map(([, , width]) => Number(width))).toEqual([8, 23, 50]);
});

test.each(['=1+1', '+7 900', '-x', '@SUM(A1)', '\tx', '\r=x', '\n=x'])('%j stays text', async (text) => {
  const [sheet] = await written({ rows: [{ [text]: text }] });
  expect(sheet!.xml).not.toContain('<f>');
  expect(sheet!.rows[1]!.get('A')).toEqual({ value: text, type: 's', format: '@', bold: false });
  expect(sheet!.rows[0]!.get('A')).toEqual({ value: text, type: 's', format: '@', bold: true });
});

test('names that every object has are texts like any other', async () => {
  const names = Object.getOwnPropertyNames(Object.prototype);
  expect(names).toContain('constructor');
  const [sheet] = await written({ rows: names.map((name) => ({ a: name })) });
  expect(sheet!.rows.slice(1).map((row) => row.get('A')!.value)).toEqual(names);
});

test('an empty list is a sheet without rows', async () => {
  const [sheet, about] = await written({ rows: [] }, { list: 'rows' });
  expect([sheet!.name, sheet!.rows.map((row) => row.size), about!.name]).toEqual(['rows', [0], 'about']);
});

test('a text of more than 32,767 characters is cut', async () => {
  const [sheet] = await written({ rows: [{ a: 'x'.repeat(40_000) }] });
  expect(sheet!.rows[1]!.get('A')!.value).toBe(`${'x'.repeat(32_766)}…`);
});

test('names of sheets: what Excel takes, each once', async () => {
  const long = 'a'.repeat(40);
  const rows = [{ n: 1 }];
  const sheets = await written({
    "'a/b": rows,
    'A b': rows,
    [`${long}1`]: rows,
    [`${long}2`]: rows,
    '<&"': rows,
  });
  const [first, second, third, fourth, fifth] = sheets.map(({ name }) => name);
  expect([first, second, third]).toEqual(['a b', 'A b 2', 'a'.repeat(31)]);
  expect([fourth, fifth]).toEqual([`${'a'.repeat(27)} 2`, '<&"']);
});

test('what XML cannot hold is left out, what looks like an escape is kept', async () => {
  const [sheet] = await written({ rows: [{ a: 'x\u0000\u0008<&>"\ud800y\udc00z' }, { a: '_x0041_' }] });
  expect(sheet!.rows.slice(1).map((row) => row.get('A')!.value)).toEqual(['x<&>"yz', '_x0041_']);
});

test('a column of texts and days is text', async () => {
  const [sheet] = await written({ rows: [{ a: '2026-01-01' }, { a: 'soon' }] });
  expect(sheet!.rows[1]!.get('A')).toMatchObject({ value: '2026-01-01', type: 's', format: null });
});

test('in a language: headings and sheets by name, one of two texts; without one: codes', async () => {
  const stages = [{ stage: 's1', name: { ru: 'Заявка', en: 'Inquiry' }, outcome: 'won', nameless_code: 1 }];
  const [ru] = await written({ stages }, { language: 'ru' });
  expect(ru!.name).toBe('Этапы');
  expect([...ru!.rows[0]!.values()].map(({ value }) => value)).toEqual([
    'Этап',
    'Название',
    'Итог',
    'nameless_code',
  ]);
  expect(ru!.rows[1]!.get('B')!.value).toBe('Заявка');
  const [codes] = await written({ stages });
  expect([...codes!.rows[0]!.values()].map(({ value }) => value)).toEqual([
    'stage',
    'name.ru',
    'name.en',
    'outcome',
    'nameless_code',
  ]);
  expect(codes!.rows[1]!.get('D')!.value).toBe('won');
});

test('two columns of one name are told apart by their codes', () => {
  expect(headingsOf(['stage', 'x.stage', 'owner'], 'en')).toEqual(['Stage', 'x: Stage', 'Owner']);
  expect(headingsOf(['name.en', 'name', 'owner'], 'en')).toEqual(['Name (name.en)', 'Name (name)', 'Owner']);
});

test('groups: their own figures, and each of their lists with the key', () => {
  const groups = [
    { key: 'A', totals: { n: 1 }, stages: [{ stage: 's', n: 1 }] },
    { key: null, totals: { n: 2 }, stages: [{ stage: 's', n: 2 }] },
  ];
  const lists = listsOf({ metric: 'funnel', stages: [{ stage: 's', n: 3 }], groups, excluded: [{ n: 1 }] });
  expect(lists.map(({ key, rows }) => [key, rows.length])).toEqual([
    ['stages', 1],
    ['groups', 2],
    ['groups.stages', 2],
  ]);
  expect(lists[2]!.rows[1]).toEqual({ key: null, stage: 's', n: 2 });
  expect(figuresOf({ metric: 'x', totals: { won: 1 }, policies: { implied: [1, 2] }, rows: groups })).toEqual(
    [
      ['totals.won', 1],
      ['policies.implied', '1; 2'],
    ],
  );
  expect(() => listOfAnswer({ rows: groups }, 'nope')).toThrow('no list "nope"');
});

test('1,048,575 rows fit under a header, one more is refused before a byte is written', async () => {
  const sheet = { name: 'rows', header: ['a'], widths: [8], isTable: true, rows: () => [] };
  await expect(writeWorkbook([{ ...sheet, count: 1_048_576 }], join(dir, 'x.xlsx'))).rejects.toMatchObject({
    code: 'too_large',
    message: expect.stringContaining('1048575'),
  });
});

test('5,000,000 cells can be written, the header counted: 1,000,000 rows of 5 columns cannot', async () => {
  const sheet = { name: 'rows', widths: [], isTable: true, count: 1_000_000, rows: () => [] };
  await expect(
    writeWorkbook([{ ...sheet, header: ['a', 'b', 'c', 'd', 'e'] }], join(dir, 'x.xlsx')),
  ).rejects.toMatchObject({ code: 'too_large', message: expect.stringContaining('5000005 cells') });
});

test('days of spreadsheets begin in March 1900', async () => {
  expect(dayCell(Date.UTC(1900, 2, 1), 'yyyy-mm-dd')).toMatchObject({ format: 'yyyy-mm-dd' });
  expect(dayCell(Date.UTC(1900, 1, 28), 'yyyy-mm-dd')).toBeNull();
  const [sheet] = await written({ rows: [{ a: '1900-03-01' }, { a: '1899-01-01' }] });
  expect(sheet!.rows.slice(1).map((row) => row.get('A')!.value)).toEqual([61, '1899-01-01']);
});
