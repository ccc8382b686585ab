import { expect, test } from 'vitest';
import { DefinitionError } from '../../../lib/process/problems.ts';
import { readDefinition } from '../../../lib/process/read.ts';

const read = (text: string) => readDefinition(text, { file: 'my.yaml' });

function problems(text: string) {
  try {
    read(text);
  } catch (thrown) {
    if (thrown instanceof DefinitionError) return thrown.problems;
    throw thrown;
  }
  return [];
}

const loans = `id: loans
name: {en: Loan applications, ru: Заявки на кредит}
entity: deal                 # deal, lead or contract
order: strict                # strict or free
repeats: merge               # merge (default) or keep: each row is a visit
stages:                      # active stages, in order
  - {id: submitted, name: {en: Submitted, ru: Подана}, match: [A_SUBMITTED], limit_days: 3, probability: 0.1, required: [amount]}
  - {id: accepted, name: {en: Accepted, ru: Принята}, match: [A_ACCEPTED]}
won:  [{id: activated, name: {en: Activated, ru: Выдан}, match: [A_ACTIVATED, A_APPROVED, A_REGISTERED]}]
lost: [{id: declined, name: {en: Declined, ru: Отказ}, match: [A_DECLINED]}]
neutral: []
rules: {close_date_pushed: {times: 2}, stalled: {days: 14, severity: high}}
`;

test('the least form reads: two active stages, won, lost, and an implied neutral state', () => {
  const [process] = read(loans);
  expect(process?.states.map(({ id, kind, position }) => [id, kind, position])).toEqual([
    ['submitted', 'active', 1],
    ['accepted', 'active', 2],
    ['activated', 'won', null],
    ['declined', 'lost', null],
    ['neutral', 'neutral', null],
  ]);
  expect(process?.states[4]).toMatchObject({ implied: true, match: [] });
  expect(process?.states[0]).toMatchObject({
    limitDays: 3,
    probability: 0.1,
    required: [{ anyOf: ['amount'] }],
    match: [{ pipeline: null, stage: 'A_SUBMITTED' }],
  });
  expect(process).toMatchObject({
    id: 'loans',
    system: null,
    version: 1,
    effectiveFrom: null,
    order: 'strict',
    repeats: 'merge',
    cumulative: false,
    clock: 'calendar',
    resumeFromNeutral: true,
    pipelines: null,
    origin: 'workspace',
    rules: { close_date_pushed: { times: 2 }, stalled: { days: 14, severity: 'high' } },
    terms: { case: { en: 'deal', ru: 'сделка' }, stage: { en: 'stage', ru: 'этап' } },
  });
});

test('the same definition as JSON reads the same', () => {
  const [fromYaml] = read(loans);
  const [fromJson] = read(JSON.stringify(fromYaml?.definition));
  expect(fromJson).toEqual(fromYaml);
});

test('plain names, one language, no match: a stage then goes by its id and names', () => {
  const [process] = read(`
id: p
entity: lead
stages: [{id: offer, name: Offer}, {id: talk, name: {ru: Разговор}}]
`);
  expect(process?.name).toEqual({ en: 'p', ru: 'p' });
  expect(process?.states[0]?.name).toEqual({ en: 'Offer', ru: 'Offer' });
  expect(process?.states[1]?.name).toEqual({ en: 'Разговор', ru: 'Разговор' });
  expect(process?.states[0]?.match.map(({ stage }) => stage)).toEqual(['offer', 'Offer']);
  expect(process?.states.map(({ id }) => id)).toEqual(['offer', 'talk', 'won', 'lost', 'neutral']);
});

test('an id that is only a name yields to a state that lists it in match', () => {
  const [process] = read('id: p\nentity: deal\nstages: [{id: new}, {id: old, match: [New]}]\n');
  expect(process?.states[0]?.match).toEqual([]);
});

test('an implied state takes another id when an active stage has its own', () => {
  const [process] = read('id: p\nentity: deal\nstages: [{id: won, match: [a]}]\n');
  expect(process?.states.map(({ id }) => id)).toEqual(['won', 'won_state', 'lost', 'neutral']);
});

test('numbers in match stay as written: 142, 007 and one longer than a double holds', () => {
  const [process] = read(
    'id: p\nentity: deal\nstages: [{id: a, match: [142, 007, 12345678901234567890, {pipeline: 1, stage: 2}]}]\n',
  );
  expect(process?.states[0]?.match).toEqual([
    { pipeline: null, stage: '142' },
    { pipeline: null, stage: '007' },
    { pipeline: null, stage: '12345678901234567890' },
    { pipeline: '1', stage: '2' },
  ]);
});

test('a definition with many faults lists each with its line, in both languages', () => {
  const found = problems(`id: p
entity: deall
stages:
  - id: a
    match: [New, "новый!"]
    limit_days: 0
  - id: b
    match: [Новый]
    probability: 30
    requird: [amount]
lost: [{id: a, match: [x], from: [zzz]}]
rules: {staled: {}, stalled: {severity: urgent}}
`);
  expect(found.map(({ line, field }) => [line, field])).toEqual([
    [2, 'entity'],
    [6, 'stages[1].limit_days'],
    [8, 'stages[2].match[1]'],
    [9, 'stages[2].probability'],
    [10, 'stages[2].requird'],
    [11, 'lost[1].id'],
    [11, 'lost[1].from[1]'],
    [12, 'rules.stalled.severity'],
    [12, 'rules.staled'],
  ]);
  expect(found[0]?.en).toContain('write deal, lead or contract');
  expect(found[0]?.ru).toContain('напишите deal, lead или contract');
  expect(found[4]?.en).toContain('did you mean required?');
});

test('faults beyond the shape: ids, double match, from, rules', () => {
  const found = problems(`id: p
entity: deal
stages:
  - {id: a, match: [New, "новый!"]}
  - {id: b, match: [Новый]}
lost: [{id: a, match: [x], from: [c]}]
rules: {staled: {}, stalled: {severity: urgent}}
`);
  expect(found.map(({ line, field }) => [line, field])).toEqual([
    [5, 'stages[2].match[1]'],
    [6, 'lost[1].id'],
    [6, 'lost[1].from[1]'],
    [7, 'rules.stalled.severity'],
    [7, 'rules.staled'],
  ]);
  expect(found[0]?.en).toBe(
    '"Новый" is also a match of "a" ("новый!"); a CRM stage can mean one state only, keep one of the two',
  );
  expect(found[4]?.en).toContain('did you mean stalled?');
});

test('a pair and a general text of one stage are no clash; the same pair twice is', () => {
  const text = (second: string) => `id: p
entity: deal
stages:
  - {id: a, match: [New, {pipeline: One, stage: New}]}
  - {id: b, match: [${second}]}
`;
  expect(problems(text('{pipeline: Two, stage: New}'))).toEqual([]);
  expect(problems(text('{pipeline: one, stage: new}'))).toHaveLength(1);
});

test.each([
  ['id: p\nentity: deal\n', 'stages', 'is missing'],
  ['id: p\nentity: deal\nstages: []\n', 'stages', 'at least one active stage'],
  ['entity: deal\nstages: [{id: a}]\n', 'id', 'is missing'],
  ['id: p\nentity: deal\nstages: [{id: a, required: [1]}]\n', 'stages[1].required[1]', 'write field names'],
  ['id: p\nentity: deal\nstages: [{id: a, limit_days: -1}]\n', 'stages[1].limit_days', 'above 0'],
  ['id: p\nentity: deal\nstages: [{id: a, match: New}]\n', 'stages[1].match', 'write a list'],
  ['id: p\nentity: deal\nstages: [{id: a}]\neffective_from: 2026-02-30\n', 'effective_from', 'YYYY-MM-DD'],
  ['id: p\nentity: deal\nstages: [{id: a}]\ncalendar: zz\n', 'calendar', 'two-letter'],
  [
    'id: p\nentity: deal\nstages: [{id: a, name: {en: Fits, no need}}]\n',
    'stages[1].name.no need',
    'goes in quotes',
  ],
  [
    'id: p\nentity: deal\norder: free\npolicy: {order: strict}\nstages: [{id: a}]\n',
    'policy.order',
    'keep one',
  ],
  [
    'id: p\nentity: deal\nstages: [{id: a, exit: [{id: c, check: {}}]}]\n',
    'stages[1].exit[1].check',
    'exactly one',
  ],
  ['id: p\nentity: deal\namount_bands: [5, 3]\nstages: [{id: a}]\n', 'amount_bands', 'ascending'],
  ['system: s\nparts: [one]\n', 'parts[1]', 'not in the file'],
  ['id: p\nentity: deal\nstages: [{id: a}]\n---\nid: p\nentity: deal\nstages: [{id: a}]\n', 'id', 'twice'],
  ['', '', 'there is no process here'],
  ['- 1\n', '', 'write keys'],
  ['id: [\n', '', 'this is not YAML'],
  ['id: p\nid: q\n', '', 'this is not YAML'],
])('%j: %s: %s', (text, field, said) => {
  const found = problems(text);
  expect(found.map((problem) => problem.field)).toContain(field);
  expect(found.map(({ en }) => en).join('\n')).toContain(said);
  expect(found.every(({ ru, line, file }) => /[а-яё]/.test(ru) && line >= 1 && file === 'my.yaml')).toBe(
    true,
  );
});

test('the error is one bad_input whose message names file, line and field of each fault', () => {
  expect(() => read('id: p\nentity: x\nstages: []\n')).toThrow(
    expect.objectContaining({
      code: 'bad_input',
      exitCode: 1,
      message: expect.stringMatching(/^my\.yaml:2 entity: .*\nmy\.yaml:3 stages: /),
    }),
  );
});

test('a bomb of aliases is refused, not unfolded', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n < 10; n++)
    lines.push(
      `a${n}: &a${n} [${Array(10)
        .fill(`*a${n - 1}`)
        .join(', ')}]`,
    );
  expect(problems(lines.join('\n')).length).toBeGreaterThan(0);
});

test('parts may be written inside the head of a system', () => {
  const [lead, deal] = read(`
system: two
parts:
  - {id: l, entity: lead, stages: [{id: a}]}
  - {id: d, entity: deal, stages: [{id: a}]}
chain: [{id: lead, part: l, stage: a}]
`);
  expect([lead?.id, lead?.system, deal?.id, deal?.system]).toEqual(['l', 'two', 'd', 'two']);
  expect(deal?.systemDefinition).toMatchObject({ chain: [{ id: 'lead' }] });
});

test('a rule may be bare, or switched off', () => {
  const [process] = read(
    'id: p\nentity: deal\nstages: [{id: a}]\nrules: {no_next_step: , duplicate: false}\n',
  );
  expect(process?.rules).toEqual({ no_next_step: {}, duplicate: { enabled: false } });
});
