import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { readRejectedRows } from '../../lib/rejected-rows.ts';
import { readRejects } from '../../lib/rejects.ts';
import type { ImportOptions } from '../../pipelines/import.ts';
import { scratchFolder } from '../support/scratch.ts';
import { type Imported, importInto } from '../support/warehouse.ts';

const root = scratchFolder('rejected-rows');
let places = 0;

type Content = string | Buffer;

/** A workspace of its own, and what imports files into it by name and content. */
function newWorkspace(options: Partial<ImportOptions> = {}) {
  const place = join(root, String(++places));
  return async (files: Record<string, Content>): Promise<Imported> => {
    const dir = join(place, `given-${++places}`);
    mkdirSync(dir, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
    const paths = Object.keys(files).map((name) => join(dir, name));
    return importInto(join(place, 'w'), paths, { timezone: 'Europe/Moscow', ...options });
  };
}

const asked = ({ document }: Imported, file: string) =>
  new URLSearchParams({ import: String(document.import), file });

type Line = Record<string, string>;

/** The downloaded rows as a person's spreadsheet holds them: texts by header. */
function opened(text: string): { delimiter: string; lines: Line[] } {
  const { data, meta, errors } = Papa.parse<Line>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return { delimiter: meta.delimiter, lines: data };
}

const saved = (lines: Line[], delimiter = ',') => `\ufeff${Papa.unparse(lines, { delimiter })}\r\n`;

async function dealsOf({ warehouse }: Imported): Promise<Record<string, unknown>[]> {
  return warehouse.use(async (connection) =>
    (
      await connection.runAndReadAll(
        `select case_id as id, name, amount::double as amount, created_at::varchar as created_at, custom::varchar as custom
         from case_base where entity = 'deal' order by id`,
      )
    ).getRowObjectsJson(),
  );
}

const deals = `deal_id;name;amount;created_at;note
D1;Whole;100,5;03/25/2026;kept
;=1+1;200,25;04/05/2026;'quoted
D3;"He said "hi"";300;04/06/2026;
D4;Short;400
D5;Long;500;04/07/2026;a;b;c
007;-minus;600;04/08/2026;+7 900 000-00-01
`;

test('refused rows come back under their header, are corrected and load; what stood is not doubled', async () => {
  const importFiles = newWorkspace();
  const first = await importFiles({ 'deals.csv': deals });
  expect(first.document).toMatchObject({ rejected: 4, files: [{ read: 6, loaded: 2, rejected: 4 }] });
  const listed = await readRejects(first.warehouse, new URLSearchParams());
  expect(listed.files).toEqual([
    { import: first.document.import, file: 'deals.csv', n: 4, can_be_corrected: true },
  ]);
  const { name, text } = await readRejectedRows(first.warehouse, asked(first, 'deals.csv'), 'ru');
  expect(name).toBe('deals.rejected.csv');
  const { delimiter, lines } = opened(text);
  expect(delimiter).toBe(';');
  expect(lines.map((line) => [line['voronka:line'], line['voronka:column'], line['voronka:reason']])).toEqual(
    [
      ['3', 'deal_id', 'Пустая обязательная ячейка'],
      ['4', '', 'Кавычка внутри текста не удвоена'],
      ['5', '', 'Столбцов меньше, чем в заголовке'],
      ['6', '', 'Столбцов больше, чем в заголовке'],
    ],
  );
  // A formula does not run; an apostrophe of the file's own keeps its place behind the guard.
  expect(lines[0]).toMatchObject({ deal_id: '', name: "'=1+1", amount: '200,25', note: "''quoted" });
  expect(lines[1]).toMatchObject({ deal_id: 'D3', amount: '300', created_at: '04/06/2026' });
  expect(lines[2]).toMatchObject({ deal_id: 'D4', name: 'Short', amount: '400', created_at: '', note: '' });
  expect(lines[3]).toMatchObject({
    deal_id: 'D5',
    note: 'a',
    'voronka:value': 'D5;Long;500;04/07/2026;a;b;c',
  });
  Object.assign(lines[0]!, { deal_id: 'D2' });
  Object.assign(lines[1]!, { name: 'He said "hi"' });
  Object.assign(lines[2]!, { created_at: '04/09/2026' });

  const again = await importFiles({ [name]: saved(lines, delimiter) });
  expect(again.document).toMatchObject({ rejected: 0, published: true });
  // April 5 and 9 alone may be May 4 and September 4: the first file had a 25th, and the header says so.
  expect(await dealsOf(again)).toEqual([
    {
      id: '007',
      name: '-minus',
      amount: 600,
      created_at: '2026-04-07 21:00:00',
      custom: '{"note":"+7 900 000-00-01"}',
    },
    { id: 'D1', name: 'Whole', amount: 100.5, created_at: '2026-03-24 21:00:00', custom: '{"note":"kept"}' },
    {
      id: 'D2',
      name: '=1+1',
      amount: 200.25,
      created_at: '2026-04-04 21:00:00',
      custom: '{"note":"\'quoted"}',
    },
    {
      id: 'D3',
      name: 'He said "hi"',
      amount: 300,
      created_at: '2026-04-05 21:00:00',
      custom: '{"note":null}',
    },
    { id: 'D4', name: 'Short', amount: 400, created_at: '2026-04-08 21:00:00', custom: '{"note":null}' },
    { id: 'D5', name: 'Long', amount: 500, created_at: '2026-04-06 21:00:00', custom: '{"note":"a"}' },
  ]);
});

test('texts that a spreadsheet would round or run survive the way there and back', async () => {
  const importFiles = newWorkspace();
  const texts = [
    '=HYPERLINK("x")',
    '@sum',
    '-5',
    "'already",
    '0042',
    '4653260000012345678',
    '\tx',
    'a;b',
    'a\nb',
  ];
  const quoted = texts.map((text) => `,2026-01-05,"${text.replaceAll('"', '""')}"`);
  const first = await importFiles({
    'deals.csv': `deal_id,created_at,note\nD0,2026-01-05,x\n${quoted.join('\n')}\n`,
  });
  expect(first.document.rejected).toBe(texts.length);
  const { name, text } = await readRejectedRows(first.warehouse, asked(first, 'deals.csv'), 'en');
  const { delimiter, lines } = opened(text);
  for (const line of lines) expect(line.note).toMatch(/^['a]/);
  const corrected = lines.map((line, at) => ({ ...line, deal_id: `D${at + 1}` }));
  const again = await importFiles({ [name]: saved(corrected, delimiter) });
  const notes = (await dealsOf(again)).map(({ custom }) => JSON.parse(String(custom)).note);
  expect(notes).toEqual(['x', ...texts.map((one) => one.trim())]);
});

const bitrixHeader = [
  'ID',
  'Воронка',
  'Стадия сделки',
  'Название сделки',
  'Ответственный',
  'Сумма',
  'Валюта',
  'Сделка закрыта',
  'Дата создания',
];
const bitrixLine = (cells: readonly string[]) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}";`).join('');
const bitrix = (rows: readonly string[]) => `\ufeff${[bitrixLine(bitrixHeader), ...rows].join('\n')}\n`;

test('a CRM’s table gives back its own columns, and lines that no reader could take', async () => {
  const importFiles = newWorkspace();
  const row = (id: string, name: string) =>
    bitrixLine([
      id,
      'Общая',
      'Новая',
      name,
      'Анна Ковалёва',
      '100.00',
      'Российский рубль',
      'Нет',
      '04.03.2026 10:15:02',
    ]);
  const first = await importFiles({
    'DEAL_1.csv': bitrix([
      row('1', 'Первая'),
      row('', 'Без номера'),
      `${row('3', 'Лишнее')}"x";"y";`,
      row('4', 'Четвёртая'),
    ]),
  });
  const [file] = first.document.files;
  expect(file).toMatchObject({ file: 'DEAL_1.csv', crm: 'bitrix24', read: 4, loaded: 2, rejected: 2 });
  const { name, text } = await readRejectedRows(first.warehouse, asked(first, 'DEAL_1.csv'), 'ru');
  const { lines } = opened(text);
  expect(
    lines.map((line) => [line['voronka:line'], line.ID, line['Название сделки'], line['Дата создания']]),
  ).toEqual([
    ['3', '', 'Без номера', '04.03.2026 10:15:02'],
    ['4', '3', 'Лишнее', '04.03.2026 10:15:02'],
  ]);
  lines[0]!.ID = '2';
  const again = await importFiles({ [name]: saved(lines, ';') });
  expect(again.document).toMatchObject({ rejected: 0 });
  expect(again.document.files.find((one) => one.file === name)).toMatchObject({
    crm: 'bitrix24',
    read: 2,
    loaded: 2,
  });
  expect((await dealsOf(again)).map(({ id, name, custom }) => [id, name, custom])).toEqual([
    ['1', 'Первая', expect.not.stringContaining('voronka')],
    ['2', 'Без номера', expect.not.stringContaining('voronka')],
    ['3', 'Лишнее', expect.not.stringContaining('voronka')],
    ['4', 'Четвёртая', expect.not.stringContaining('voronka')],
  ]);
});

test('JSON of a CRM is no table: the record is shown as it came, to be corrected there', async () => {
  const importFiles = newWorkspace();
  const card = (id: string | null) => ({
    ID: id,
    TITLE: 'Card',
    STAGE_ID: 'NEW',
    DATE_CREATE: '2026-01-05T10:00:00+03:00',
  });
  const first = await importFiles({ 'deals.json': JSON.stringify({ result: [card('1'), card(null)] }) });
  expect(first.document.rejected).toBe(1);
  expect((await readRejects(first.warehouse, new URLSearchParams())).files).toMatchObject([
    { file: 'deals.json', n: 1, can_be_corrected: false },
  ]);
  const { text } = await readRejectedRows(first.warehouse, asked(first, 'deals.json'), 'en');
  const [line] = opened(text).lines;
  expect(JSON.parse(line!['voronka:record']!)).toEqual(card(null));
  expect(line).toMatchObject({ 'voronka:line': '2', 'voronka:column': 'deal_id' });
});

test('a mapped table comes back under canonical names, its values mapped: it needs the mapping no more', async () => {
  const mapping = join(root, 'mapping.yaml');
  writeFileSync(
    mapping,
    `files:
  - match: "list.csv"
    kind: deals
    columns: {deal_id: Nr, status: State, created_at: Since}
    values: {status: {"gewonnen": won}}
`,
  );
  const importFiles = newWorkspace({ mapping });
  const first = await importFiles({
    'list.csv': 'Nr,State,Since\n1,gewonnen,2026-01-05\n,gewonnen,2026-01-06\n',
  });
  const { name, text } = await readRejectedRows(first.warehouse, asked(first, 'list.csv'), 'en');
  const { lines } = opened(text);
  expect(lines).toMatchObject([{ deal_id: '', status: 'won', created_at: '2026-01-06' }]);
  lines[0]!.deal_id = '2';
  const again = await importFiles({ [name]: saved(lines) });
  expect(again.document.rejected).toBe(0);
  expect((await dealsOf(again)).map(({ id }) => id)).toEqual(['1', '2']);
});

test('rows of a file that refused none, or of none at all, are not found', async () => {
  const importFiles = newWorkspace();
  const first = await importFiles({ 'deals.csv': 'deal_id,created_at\n1,2026-01-05\n' });
  await expect(readRejectedRows(first.warehouse, asked(first, 'deals.csv'), 'en')).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(readRejectedRows(first.warehouse, new URLSearchParams(), 'en')).rejects.toMatchObject({
    code: 'usage',
  });
});
