import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { type Language, languages } from '../../lib/messages.ts';
import { builtInProcesses } from '../../lib/process/library.ts';
import { readDefinition } from '../../lib/process/read.ts';
import type { Process } from '../../lib/process/types.ts';
import { columnsOf, type Row, sheetNames, type Tables } from '../../lib/process-sheets/columns.ts';
import { definitionOf, tablesOf } from '../../lib/process-sheets/definition.ts';
import { nameOf, noteOf, titleOf } from '../../lib/process-sheets/words.ts';
import { tablesIn, writeTemplate } from '../../lib/process-sheets/workbook.ts';
import { projectRoot } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';

const folder = scratchFolder('sheets');
let files = 0;

/** The sheets after a file was written in the language and read again. */
async function throughFile(tables: Tables, language: Language): Promise<Partial<Tables>> {
  const file = join(folder, `${++files}.xlsx`);
  await writeTemplate(tables, file, language);
  return tablesIn(await readXlsxFile(file), 'book.xlsx');
}

const systems = [...new Set(builtInProcesses().map(({ id, system }) => system ?? id))];
const partsOf = (name: string) => builtInProcesses().filter(({ id, system }) => (system ?? id) === name);
const full = /```yaml\n(# yaml[\s\S]*?)```/.exec(
  readFileSync(join(projectRoot, 'docs/processes.md'), 'utf8'),
);
const example = readDefinition(full?.[1] ?? '', { file: 'full', origin: 'built-in' });
const cases: [string, readonly Process[], Language][] = [
  ...systems.map(
    (name, at) => [name, partsOf(name), at % 2 === 0 ? 'ru' : 'en'] as [string, Process[], Language],
  ),
  ['the full example of the guide', example, 'ru'],
];
const read = (text: string) => readDefinition(text, { file: 'book.yaml', origin: 'built-in' });

/** What the sheets hold of a process, as it is judged by. */
const held = ({
  id,
  system,
  version,
  effectiveFrom,
  name,
  entity,
  order,
  cumulative,
  clock,
  states,
  criteria,
  rules,
  requiredStated,
  reasons,
}: Process) => ({
  id,
  system,
  version,
  effectiveFrom,
  name,
  entity,
  order,
  cumulative,
  clock,
  states,
  criteria,
  rules,
  requiredStated,
  reasons,
});

test.each(cases)(
  '%s: written to a workbook and read with the original, nothing is lost',
  async (_name, parts, language) => {
    const sheets = await throughFile(tablesOf(parts), language);
    expect(read(definitionOf(sheets, { file: 'book.xlsx', original: parts, language }))).toEqual(parts);
  },
);

test.each(cases)(
  '%s: read without the original, everything that sheets hold is there',
  async (_name, parts, language) => {
    const sheets = await throughFile(tablesOf(parts), language);
    const again = read(definitionOf(sheets, { file: 'book.xlsx', language }));
    expect(again.map(held)).toEqual(parts.map(held));
  },
);

const guide = tablesOf(partsOf('sales-process-guide'));
const changed = (rows: readonly Row[], is: (row: Row) => boolean, cells: Row) =>
  rows.map((one) => (is(one) ? { ...one, ...cells } : one));

test('a changed cell changes its key and leaves what the sheets do not hold', () => {
  const original = partsOf('sales-process-guide');
  const stages = changed(guide.stages, ({ id }) => id === 'negotiation', {
    limit_days: '12,5',
    match: 'Talks\nSales ⇒ 7',
  });
  const [lead, deal] = read(
    definitionOf({ ...guide, stages }, { file: 'book.xlsx', original, language: 'en' }),
  );
  const negotiation = deal?.states.find(({ id }) => id === 'negotiation');
  expect(negotiation).toMatchObject({
    limitDays: 12.5,
    match: [
      { pipeline: null, stage: 'Talks' },
      { pipeline: 'Sales', stage: '7' },
    ],
  });
  expect(lead).toEqual(original[0]);
  expect(deal?.definition).toMatchObject({
    milestones: expect.arrayContaining([expect.objectContaining({ id: 'kp_sent' })]),
    stages: expect.arrayContaining([
      expect.objectContaining({ id: 'negotiation', expects: [{ type: ['call', 'meeting'], min: 1 }] }),
    ]),
  });
  expect(deal?.systemDefinition).toEqual(original[1]?.systemDefinition);
});

test('a stage that is taken out, a rule that is switched off, a criterion that is added', () => {
  const original = partsOf('corporate-sale');
  const sheets = tablesOf(original);
  const [sale] = read(
    definitionOf(
      {
        ...sheets,
        stages: sheets.stages.filter(({ id }) => id !== 'contracting'),
        rules: changed(sheets.rules, ({ rule }) => rule === 'stalled', { on: 'нет' }),
        criteria: [
          ...sheets.criteria,
          {
            part: 'corporate-sale',
            state: 'proposal',
            moment: 'exit',
            id: 'seen',
            en: 'Seen',
            ru: 'Открыто',
            check: '{ date: proposal_viewed_at }',
          },
        ],
      },
      { file: 'book.xlsx', original, language: 'ru' },
    ),
  );
  expect(sale?.states.filter(({ kind }) => kind === 'active').map(({ id }) => id)).toEqual([
    'qualification',
    'presentation',
    'proposal',
  ]);
  expect(sale?.rules.stalled).toEqual({ enabled: false });
  expect(sale?.criteria.find(({ id }) => id === 'seen')?.terms).toEqual([
    [{ kind: 'date', field: 'proposal_viewed_at' }],
  ]);
});

test('what does not fit is named with its sheet, in the language', () => {
  const stages = changed(guide.stages, ({ id }) => id === 'proposal', { limit_days: 'пять' });
  const criteria = changed(guide.criteria, ({ id }) => id === 'sent', { check: 'КП отправлено' });
  const say = (language: Language) => () =>
    definitionOf({ ...guide, stages, criteria }, { file: 'book.xlsx', language });
  expect(say('ru')).toThrow(
    'book.xlsx, Этапы: guide-deal stages[2].limit_days: "пять" сюда не подходит; норматив: число дней',
  );
  expect(say('en')).toThrow(
    /book\.xlsx, Criteria: guide-deal stages\[2\]\.exit\[3\]\.check: .*write exactly one check/,
  );
});

test('an empty template has every sheet with titles and notes; it describes nothing yet', async () => {
  const sheets = await throughFile(tablesOf([]), 'ru');
  expect(Object.values(sheets).map((rows) => rows.length)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(() => definitionOf(sheets, { file: 'book.xlsx', language: 'ru' })).toThrow('нет процесса');
});

test('a title that is not known is refused with the nearest; a workbook of something else too', () => {
  const sheet = (titles: string[]) => [{ sheet: 'Stages', data: [titles] }];
  expect(() => tablesIn(sheet(['process', 'probabilty']), 'book.xlsx')).toThrow(
    'did you mean "probability"?',
  );
  expect(tablesIn(sheet(['процесс', 'id', '']), 'book.xlsx')).toEqual({ stages: [] });
  expect(() =>
    definitionOf(tablesIn([{ sheet: 'Sheet1', data: [['a']] }], 'x.xlsx'), {
      file: 'x.xlsx',
      language: 'en',
    }),
  ).toThrow('x.xlsx has no sheet of the template: process, stages.');
});

test('every column has a title and a note in both languages, titles of a sheet differ', () => {
  for (const language of languages) {
    for (const sheet of sheetNames) {
      const titles = columnsOf(sheet).map((column) => titleOf(language, column));
      expect(new Set(titles).size, sheet).toBe(titles.length);
      const words = [
        nameOf(language, sheet),
        ...titles,
        ...columnsOf(sheet).map((one) => noteOf(language, one)),
      ];
      expect(words.filter((one) => one.startsWith('sheet.'))).toEqual([]);
    }
  }
});
