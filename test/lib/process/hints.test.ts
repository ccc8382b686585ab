import { expect, test } from 'vitest';
import { stageNameWords } from '../../../lib/process/catalogues.ts';
import { hints, likeness } from '../../../lib/process/hints.ts';
import { builtInProcesses } from '../../../lib/process/library.ts';
import { readDefinition } from '../../../lib/process/read.ts';

const like = (name: string) => likeness({ name: { en: name, ru: name } }, stageNameWords());

test.each([
  ['Звонок', 'action'],
  ['Отправить КП', 'action'],
  ['Follow-up', 'action'],
  ['КП отправлено', null],
  ['Договор подписан', null],
  ['Презентация: встреча', null],
  ['Переговоры', null],
  ['Думает', 'pause'],
  ['On hold', 'pause'],
  ['Ждём решения', 'pause'],
  ['Ожидание продажи', null],
  ['Разное', 'heap'],
  ['Holding company', null],
  ['Тестирование', null],
])('«%s» sounds like: %s', (name, expected) => {
  expect(like(name)).toBe(expected);
});

test('no stage of a built-in process sounds like an action, a pause or a heap; every field is known', () => {
  for (const process of builtInProcesses())
    expect(
      hints(process).filter(({ state }) => state !== null),
      process.id,
    ).toEqual([]);
});

const define = (stages: readonly string[], more = '') => {
  const [process] = readDefinition(
    `id: p\nentity: deal\nstages: [${stages.join(', ')}]\nwon: [{id: w}]\nlost: [{id: l}, {id: m}]\n${more}`,
    { file: 'p.yaml' },
  );
  return hints(process!).map(({ state, en }) => `${state ?? ''}: ${en}`);
};
const stages = (n: number) => Array.from({ length: n }, (_, at) => `{id: s${at}}`);

test('statuses: active and won, and lost once; 5–7 are best, from 10 too many', () => {
  expect(define(stages(4))).toEqual([]); // 4 + 1 + 1 = 6
  expect(define(stages(5))).toEqual([]); // 7
  expect(define(stages(6))).toEqual([': 8 statuses: see whether each is needed; 5–7 are best']);
  expect(define(stages(8))).toEqual([': 10 statuses are many to tell apart; 5–7 are best']);
  expect(define(stages(3))).toEqual([': active stages: 3; so few show little of where deals stop']);
});

test('a field that no format has, with the nearest that one has; a condition; contracts', () => {
  const required = ['{id: a, required: [amont, account.tax_ids, colour_of_roof]}', ...stages(3)];
  expect(define(required)).toEqual([
    'a: the field amont is no column of the file formats; did you mean amount?',
    'a: the field account.tax_ids is no column of the file formats; did you mean account.tax_id?',
    'a: the field colour_of_roof is no column of the file formats; it is judged when an export has a column of this name',
  ]);
  expect(define(stages(4), 'rules: {stalled: {applies_when: {client: new}}}\n')).toEqual([
    expect.stringContaining('applies_when is kept'),
  ]);
  const contract = builtInProcesses().find(({ id }) => id === 'funnel-contract');
  expect(hints(contract!).map(({ ru }) => ru)).toEqual([
    'договоры пока не проверяются: определение хранится и видно в списке',
  ]);
});
