import { expect, test } from 'vitest';
import { builtInProcesses } from '../../../lib/process/library.ts';
import { readDefinition } from '../../../lib/process/read.ts';
import { processRows } from '../../../lib/process/tables.ts';

const [process] = readDefinition(
  `
id: p
entity: deal
required_stated: [need]
stages:
  - {id: a, name: {en: A, ru: А}, limit_days: 3, required: [need, {any: [phone, email]}]}
  - {id: b, probability: 0.5}
lost: [{id: lost, from: [b]}]
rules: {stalled: {days: 10, severity: high}, duplicate: false}
reasons: {empty: [прочее], list: [{id: price, en: Price, ru: Цена, synonyms: [дорого]}]}
`,
  { file: 'p.yaml' },
);
const rows = processRows(process ? [process] : []);

test('states: active 1…k, then the finals numbered on', () => {
  expect(
    rows.process_states.map((row) => [row.state_no, row.state_id, row.kind, row.position, row.implied]),
  ).toEqual([
    [1, 'a', 'active', 1, false],
    [2, 'b', 'active', 2, false],
    [3, 'won', 'won', null, true],
    [4, 'lost', 'lost', null, false],
    [5, 'neutral', 'neutral', null, true],
  ]);
});

test('required fields: alternatives share a group', () => {
  expect(rows.process_required).toEqual([
    { process_id: 'p', position: 1, field_group: 1, field: 'need', stated: true },
    { process_id: 'p', position: 1, field_group: 2, field: 'phone', stated: false },
    { process_id: 'p', position: 1, field_group: 2, field: 'email', stated: false },
  ]);
});

test('rules, reasons and the stages a final may be entered from', () => {
  expect(rows.process_rules).toEqual([
    {
      process_id: 'p',
      rule: 'stalled',
      enabled: true,
      severity: 'high',
      settings: '{"days":10,"severity":"high"}',
    },
    { process_id: 'p', rule: 'duplicate', enabled: false, severity: null, settings: '{"enabled":false}' },
  ]);
  expect(rows.process_reasons).toEqual([
    {
      process_id: 'p',
      reason_id: 'price',
      name_en: 'Price',
      name_ru: 'Цена',
      synonyms: ['дорого'],
      empty: false,
    },
    { process_id: 'p', reason_id: 'прочее', name_en: 'прочее', name_ru: 'прочее', synonyms: [], empty: true },
  ]);
  expect(rows.process_from).toEqual([{ process_id: 'p', state_id: 'lost', from_state_id: 'b' }]);
});

test('rows of a process and of the guide: one per state, ids unique', () => {
  const guide = processRows(builtInProcesses());
  expect(guide.processes.map(({ process_id, n_active }) => [process_id, n_active])).toEqual([
    ['guide-lead', 2],
    ['guide-deal', 4],
  ]);
  const keys = guide.process_states.map(({ process_id, state_id }) => `${process_id} ${state_id}`);
  expect(new Set(keys).size).toBe(keys.length);
});
