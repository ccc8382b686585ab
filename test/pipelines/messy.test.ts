import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { writeMessy, writeUndecided } from '../../fixtures/messy/write.ts';
import { projectRoot } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';
import { type Imported, importInto } from '../support/warehouse.ts';

const root = scratchFolder('messy');
const exports = join(root, 'exports');
const undecided = join(root, 'undecided');
const readme = readFileSync(join(projectRoot, 'fixtures/messy/README.md'), 'utf8');

type Row = Record<string, unknown>;

const expected = (name: string): unknown[] =>
  JSON.parse(readFileSync(join(projectRoot, `fixtures/messy/expected/${name}.json`), 'utf8'));

let imported: Imported;
let written: string[];
let stopping: string[];
const rows = async (sql: string): Promise<Row[]> =>
  imported.warehouse.use(async (connection) => (await connection.runAndReadAll(sql)).getRowObjectsJson());

beforeAll(async () => {
  written = await writeMessy(exports);
  stopping = writeUndecided(undecided);
  imported = await importInto(join(root, 'w'), [exports], { timezone: 'Europe/Moscow', contents: true });
});

test('every flaw names the file that has it, and every file has a flaw', () => {
  const named = [...readme.matchAll(/^\| (?!flaw|---).+ \| `([^`]+)` \|$/gm)].map(([, file]) => file!);
  expect(
    named.filter((file) => !existsSync(join(exports, file)) && !existsSync(join(undecided, file))),
  ).toEqual([]);
  expect([...written, ...stopping].filter((file) => !named.includes(file))).toEqual([]);
  expect(named.length).toBeGreaterThan(65);
});

test('what is refused is refused row by row, with its line, column, value and reason', async () => {
  expect(
    await rows(
      'select file, line::integer as line, line_kind, column_name, value, reason from rejects order by file, line, column_name',
    ),
  ).toEqual(expected('rejects'));
});

test('what is no export is listed with why; files of the system are not even listed', () => {
  const { skipped } = imported.document;
  expect([...skipped].sort((a, b) => (a.file < b.file ? -1 : 1))).toEqual(expected('skipped'));
});

test('what was left out or lost on the way is said', () => {
  const told = imported.document.warnings.filter(
    (warning) => !warning.includes('carries only the present stage'),
  );
  expect([...told].sort()).toEqual(expected('warnings'));
});

test('every deal comes out right: name, stage, state, sum, times', async () => {
  expect(
    await rows(
      `select case_id as id, name, stage, status, amount::double as amount,
         strftime(created_at, '%Y-%m-%dT%H:%M:%SZ') as created_at, expected_close_date::varchar as due
       from case_base where entity = 'deal' order by case_id`,
    ),
  ).toEqual(expected('deals'));
});

test('every visit comes out right', async () => {
  expect(
    await rows(
      `select c.case_id as id, coalesce(s.state_id, u.stage) as stage, strftime(v.entered_at, '%Y-%m-%dT%H:%M:%SZ') as at
       from visits as v
       inner join case_base as c using (case_no)
       left join process_states as s on s.process_no = v.process_no and s.state_no = v.state_no
       left join unmapped_stages as u on u.process_no = v.process_no and u.state_key = v.stage_key
       where v.has_history order by c.case_id, v.visit_no`,
    ),
  ).toEqual(expected('visits'));
});

test.each([
  ['2101', { Теги: 'сайт,срочно', Источник: 'сделка' }],
  ['1101', { Наблюдатели: 'Пётр Лапин\nОльга Зуева' }],
  ['9101', { Phone: '+79000000001' }],
  ['65e1', { teamsIds: '["t1","t2"]' }],
  ['E1', { Колонка: 'своё' }],
])('the fields of its own that %s carries', async (id, fields) => {
  const [row] = await rows(`select custom::varchar as custom from case_base where case_id = '${id}'`);
  expect(JSON.parse(String(row?.custom))).toMatchObject(fields);
});

test('nothing vanishes: of every file read = loaded + rejected + duplicates', () => {
  for (const { file, read, loaded, rejected, duplicates } of imported.document.files)
    expect([file, read]).toEqual([file, loaded + rejected + duplicates]);
});

test.each([
  ['dates_deals.csv', /"04\/05\/2026" .* can be 2026-05-04 or 2026-04-05/],
  ['numbers_deals.csv', /"1,234" .* can be 1234.0 or 1.234/],
  ['mixed_deals.csv', /mixes encodings: line 2 is UTF-8, line 3 is not/],
  ['cut_deals.csv.gz', /breaks off/],
])('%s stops the import and says what it cannot decide', async (file, message) => {
  await expect(
    importInto(join(root, file), [join(undecided, file)], { timezone: 'Europe/Moscow' }),
  ).rejects.toThrow(message);
});
