import { expect, test } from 'vitest';
import { uncovered } from '../../../lib/process/coverage.ts';
import { mapStages } from '../../../lib/process/map-stages.ts';
import { readDefinition } from '../../../lib/process/read.ts';
import { observe } from './observed.ts';

const define = (text: string) => readDefinition(text, { file: 'test.yaml' });

const sales = define(`
id: sales
entity: deal
stages:
  - {id: first, match: [NEW, Первичный контакт]}
  - {id: second, match: [Договор, {pipeline: Retail, stage: NEW}]}
won: [{id: won, match: [WON, "Успешно реализовано"]}]
`);

const states = (processes: ReturnType<typeof define>, ...stages: Parameters<typeof observe>) =>
  mapStages(processes, observe(...stages)).meanings.map(({ state }) => state);

test('by id exactly, then by name exactly, then folded; what nothing names is unmapped', () => {
  expect(
    states(
      sales,
      'NEW',
      { stage: '17', name: 'Договор' },
      'первичный  КОНТАКТ',
      { stage: '18', name: 'успешно — реализовано!' },
      'Пауза',
    ),
  ).toEqual(['first', 'second', 'first', 'won', null]);
});

test('a pair {pipeline, stage} goes before a general text, in its own pipeline only', () => {
  expect(
    states(sales, { stage: 'NEW', pipeline: 'Retail' }, { stage: 'NEW', pipeline: 'Other' }, 'NEW'),
  ).toEqual(['second', 'first', 'first']);
});

test('an id and a name that mean two states: the id stands, and the conflict is listed', () => {
  const { meanings, conflicts } = mapStages(sales, observe({ stage: 'NEW', name: 'Договор' }));
  expect(meanings[0]?.state).toBe('first');
  expect(conflicts).toEqual([
    { entity: 'deal', pipeline: null, stage: 'NEW', between: ['first', 'second'], taken: 'first' },
  ]);
});

test('unmapped stages carry their process and number of rows', () => {
  const { unmapped } = mapStages(sales, observe({ stage: 'Пауза', n: 7, pipeline: 'A' }));
  expect(unmapped).toEqual([
    { entity: 'deal', pipeline: 'A', stage: 'Пауза', name: null, process: 'sales', n: 7 },
  ]);
});

const two = define(`
id: retail
entity: deal
pipelines: [Розница]
stages: [{id: a, match: [NEW]}]
---
id: others
entity: deal
stages: [{id: b, match: [NEW]}]
`);

test('a process covers the pipelines it names, exactly or folded; one that names none covers all the others', () => {
  const observed = observe(
    { stage: 'NEW', pipeline: 'Розница' },
    { stage: 'NEW', pipeline: 'розница ' },
    { stage: 'NEW', pipeline: 'Опт' },
    'NEW',
  );
  expect(mapStages(two, observed).meanings.map(({ process }) => process)).toEqual([
    'retail',
    'retail',
    'others',
    'others',
  ]);
  expect(uncovered(two, observed)).toEqual([]);
});

test('rows without a pipeline go to the only process of the entity, even if it names its pipelines', () => {
  const [retail] = two;
  expect(retail && states([retail], 'NEW')).toEqual(['a']);
});

test('what nobody covers is listed once per entity and pipeline, and has no meaning', () => {
  const [retail] = two;
  const observed = observe(
    { stage: 'NEW', pipeline: 'Опт' },
    { stage: 'OLD', pipeline: 'Опт' },
    { stage: 'NEW', entity: 'lead' },
  );
  expect(retail && uncovered([retail], observed)).toEqual([
    { entity: 'deal', pipeline: 'Опт' },
    { entity: 'lead', pipeline: null },
  ]);
  const mapping = mapStages(retail ? [retail] : [], observed);
  expect(mapping.meanings).toEqual([]);
  expect(mapping.unmapped.map(({ process }) => process)).toEqual([null, null, null]);
});

test('two processes that claim one pipeline: the one that knows more of it takes it, the conflict is listed', () => {
  const claim = define(`
id: one
entity: deal
stages: [{id: a, match: [X]}]
---
id: two
entity: deal
stages: [{id: a, match: [X]}, {id: b, match: [Y]}]
`);
  const { meanings, conflicts } = mapStages(claim, observe('X', 'Y'));
  expect(meanings.map(({ process }) => process)).toEqual(['two', 'two']);
  expect(conflicts).toEqual([
    { entity: 'deal', pipeline: null, stage: null, between: ['one', 'two'], taken: 'two' },
  ]);
});
