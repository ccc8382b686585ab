import { expect, test } from 'vitest';
import { uncovered } from '../../../lib/process/coverage.ts';
import { inferProcess } from '../../../lib/process/infer.ts';
import { inferMissing } from '../../../lib/process/infer-missing.ts';
import { mapStages } from '../../../lib/process/map-stages.ts';
import { readDefinition } from '../../../lib/process/read.ts';
import { finalKindByWords } from '../../../lib/process/stage-words.ts';
import { toYaml } from '../../../lib/process/to-yaml.ts';
import type { ObservedStage } from '../../../lib/process/types.ts';
import { observe } from './observed.ts';

const shape = (observed: ObservedStage[], pipeline: string | null = null) =>
  inferProcess('deal', pipeline, observed)
    .states.filter(({ implied }) => !implied)
    .map(({ id, kind }) => `${id} ${kind}`);

test('with a dictionary of stages: its names, kinds, order and probabilities', () => {
  const process = inferProcess(
    'deal',
    'Основная',
    observe(
      {
        pipeline: 'Основная',
        stage: 'C1:WON',
        name: 'Сделка успешна',
        position: 40,
        kind: 'won',
        probability: 1,
      },
      {
        pipeline: 'Основная',
        stage: 'C1:PREP',
        name: 'Подготовка',
        position: 20,
        kind: 'open',
        probability: 0.4,
      },
      { pipeline: 'Основная', stage: 'C1:NEW', name: 'Новая', position: 10, kind: 'open' },
      { pipeline: 'Основная', stage: 'C1:LOSE', name: 'Провалена', position: 50, kind: 'lost' },
      { pipeline: 'Другая', stage: 'C2:NEW', name: 'Чужая', position: 1, kind: 'open' },
    ),
  );
  expect(process).toMatchObject({
    id: 'deals-osnovnaya',
    name: { en: 'Deals: Основная', ru: 'Сделки: Основная' },
    order: 'strict',
    origin: 'inferred',
    pipelines: ['Основная'],
  });
  expect(process.states.slice(0, 4)).toMatchObject([
    { id: 'c1_new', kind: 'active', position: 1, name: { en: 'Новая', ru: 'Новая' }, probability: null },
    { id: 'c1_prep', kind: 'active', position: 2, probability: 0.4 },
    { id: 'c1_won', kind: 'won', match: [{ stage: 'C1:WON' }, { stage: 'Сделка успешна' }] },
    { id: 'c1_lose', kind: 'lost' },
  ]);
});

test('without one: order by the mean rank of first entries, finals by their words', () => {
  expect(
    shape(
      observe(
        { stage: 'Negotiation', meanRank: 2.8 },
        { stage: 'Closed Lost', meanRank: 2 },
        { stage: 'Qualification', meanRank: 1 },
        { stage: 'Closed Won', meanRank: 4 },
        { stage: 'Proposal', meanRank: 2.1 },
      ),
    ),
  ).toEqual([
    'qualification active',
    'proposal active',
    'negotiation active',
    'closed_won won',
    'closed_lost lost',
  ]);
});

test('without history either: order of appearance, and order does not bind', () => {
  const process = inferProcess('deal', null, observe('Engaging', 'Prospecting', 'Won', 'Lost'));
  expect(process).toMatchObject({ id: 'deals', order: 'free', pipelines: null });
  expect(process.states.slice(0, 2).map(({ id }) => id)).toEqual(['engaging', 'prospecting']);
});

test('a stage whose cases are all won, and where all the won are, is won whatever its name', () => {
  expect(
    shape(
      observe(
        { stage: 'Новая', meanRank: 1, statuses: { open: 5 } },
        { stage: 'Архив 1', meanRank: 2, statuses: { won: 9 } },
        { stage: 'Архив 2', meanRank: 2.5, statuses: { lost: 4 } },
      ),
    ),
  ).toEqual(['novaya active', 'arkhiv_1 won', 'arkhiv_2 lost']);
});

test('a stage with lost cases only is active where cases are lost from every stage', () => {
  expect(
    shape(
      observe(
        { stage: 'Lead in', meanRank: 1, statuses: { open: 5, lost: 6 } },
        { stage: 'Demo', meanRank: 2, statuses: { lost: 4 } },
        { stage: 'Offer', meanRank: 3, statuses: { open: 1, won: 8, lost: 2 } },
      ),
    ),
  ).toEqual(['lead_in active', 'demo active', 'offer active']);
});

test('a few open cases do not make "Closed won" active; mostly open ones do', () => {
  const won = (open: number) =>
    shape(
      observe({ stage: 'New', statuses: { open: 3 } }, { stage: 'Closed won', statuses: { won: 10, open } }),
    )[1];
  expect(won(1)).toBe('closed_won won');
  expect(won(30)).toBe('closed_won active');
});

test('an id of the dictionary and its name in the history are one state; so are spellings', () => {
  const observed = observe(
    { stage: 'NEW', name: 'Новая', kind: 'open', position: 1 },
    { stage: 'Новая', meanRank: 1 },
    { stage: 'новая ' },
    { stage: 'Договор', kind: 'open', position: 2 },
  );
  const process = inferProcess('deal', null, observed);
  expect(process.states[0]?.match.map(({ stage }) => stage)).toEqual(['NEW', 'Новая']);
  expect(mapStages([process], observed).unmapped).toEqual([]);
});

test('two stages of one name stay two, and match by id only', () => {
  const observed = observe(
    { stage: '101', name: 'Переговоры', kind: 'open', position: 1 },
    { stage: '102', name: 'Переговоры', kind: 'open', position: 2 },
  );
  const process = inferProcess('deal', null, observed);
  expect(process.states.slice(0, 2).map(({ id, match }) => [id, match.map(({ stage }) => stage)])).toEqual([
    ['peregovory', ['101']],
    ['peregovory_2', ['102']],
  ]);
  expect(mapStages([process], observed).meanings.map(({ state }) => state)).toEqual([
    'peregovory',
    'peregovory_2',
  ]);
});

test('a text that is one stage’s id and another’s name belongs to the id', () => {
  const stages = observe(
    { pipeline: 'A', stage: 'closedwon' },
    { pipeline: 'A', stage: '17', name: 'Closed Won' },
    { pipeline: 'A', stage: 'Closed Won', name: 'Paid' },
  );
  const process = inferProcess('deal', 'A', stages);
  expect(readDefinition(toYaml(process), { file: 'inferred.yaml' })).toEqual([process]);
  const { meanings } = mapStages([process], stages);
  const states = Object.fromEntries(meanings.map(({ stage, state }) => [stage, state]));
  expect(states.closedwon).toBe(states['Closed Won']);
  expect(states['17']).not.toBe(states.closedwon);
});

test('an export of finals only, or of nothing, still gives a process', () => {
  expect(shape(observe('Won', 'Lost'))).toEqual(['won active', 'lost active']);
  expect(inferProcess('lead', null, []).states[0]?.id).toBe('unknown');
});

test('every pipeline that nobody covers gets a process, with ids of their own', () => {
  const observed = observe(
    { pipeline: 'Опт', stage: 'A' },
    { pipeline: 'опт!', stage: 'A' },
    { pipeline: null, stage: 'A' },
    { entity: 'lead', stage: 'NEW' },
  );
  const inferred = inferMissing([], observed);
  expect(inferred.map(({ id }) => id)).toEqual(['deals-opt', 'deals-opt_2', 'deals', 'leads']);
  expect(uncovered(inferred, observed)).toEqual([]);
  expect(inferMissing(inferred, observed)).toEqual([]);
});

test('rows without a pipeline join the only pipeline there is', () => {
  const observed = observe(
    { pipeline: 'Опт', stage: 'A', meanRank: 1 },
    { pipeline: null, stage: 'B', meanRank: 2 },
  );
  const inferred = inferMissing([], observed);
  expect(inferred.map(({ id }) => id)).toEqual(['deals-opt']);
  expect(mapStages(inferred, observed).meanings.map(({ state }) => state)).toEqual(['a', 'b']);
});

test.each([
  [observe('Новая: "срочно", да', '142', '- x', 'null', 'yes', '# c', 'Сделка #1, {a}')],
  [observe({ stage: 'C1:NEW', name: 'Новая', kind: 'open', position: 1, probability: 0.25 }, 'Closed Won')],
  [[]],
])('the YAML of an inferred process reads back the same, and knows every stage (%#)', (observed) => {
  const process = inferProcess('deal', observed.length > 0 ? null : 'Опт «2»', observed);
  const yaml = toYaml(process);
  expect(yaml).toContain('inferred: true');
  expect(yaml).toMatch(/^# This process was inferred from your export/);
  const [back] = readDefinition(yaml, { file: 'inferred.yaml' });
  expect(back).toEqual(process);
  expect(mapStages(back ? [back] : [], observed).unmapped).toEqual([]);
});

test('without the line inferred: true the definition is the workspace’s own', () => {
  const yaml = toYaml(inferProcess('deal', null, observe('A', 'B'))).replace('inferred: true\n', '');
  expect(readDefinition(yaml, { file: 'mine.yaml' })[0]?.origin).toBe('workspace');
});

test.each([
  ['Закрыто и не реализовано', 'lost'],
  ['Закрыто — не реализовано', 'lost'],
  ['Успешно реализовано', 'won'],
  ['Сделка провалена', 'lost'],
  ['Отказ клиента', 'lost'],
  ['closedwon', 'won'],
  ['C4:LOSE', 'lost'],
  ['ClosedLost', 'lost'],
  ['Closed - Converted', 'won'],
  ['Closed - Not Converted', 'lost'],
  ['142', 'won'],
  ['143', 'lost'],
  ['A_DECLINED', 'lost'],
  ['Дубль', 'neutral'],
  ['Переговоры', null],
  ['Winter campaign', null],
  ['Реализация', null],
  ['Работа с возражениями', null],
  ['Follow-up', null],
])('by its words "%s" is %s', (text, kind) => {
  expect(finalKindByWords(text)).toBe(kind);
});
