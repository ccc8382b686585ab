import { expect, test } from 'vitest';
import { DefinitionError, type Problem } from '../../../lib/process/problems.ts';
import { readDefinition } from '../../../lib/process/read.ts';
import { ruleSettings } from '../../../lib/process/schema-rules.ts';
import { sqlFolder } from '../../../lib/sql-file.ts';

const base = 'id: p\nentity: deal\n';
test.each([
  [`${base}stages: [{id: a}]\napplies_when: {}\n`, 'applies_when', 'a condition by field'],
  [`${base}stages: [{id: a}]\napplies_when: {amount: {}}\n`, 'applies_when.amount', 'a condition by field'],
  [
    `${base}stages: [{id: a}]\napplies_when: {amount: {min: 5, max: 3}}\n`,
    'applies_when.amount',
    'min not above max',
  ],
  [
    `${base}stages: [{id: a}]\napplies_when: {amount: {mn: 5}}\n`,
    'applies_when.amount.mn',
    'did you mean min?',
  ],
  [`${base}stages: [{id: a}]\napplies_when: {client: old}\n`, 'applies_when.client', 'new or existing'],
  [`${base}stages: [{id: a}]\nhours: ["18:00", "09:00"]\n`, 'hours', 'the beginning and the end'],
  [`${base}stages: [{id: a}]\nwin_base: b\n`, 'win_base', 'unknown active stage "b"'],
  [
    `${base}stages: [{id: a}]\nderive: {b: {enter: [x], leave: [y]}}\n`,
    'derive.b',
    'unknown active stage "b"',
  ],
  [
    `${base}stages: [{id: a}]\nderive: {a: {enter: [x], leave: [in a year]}}\n`,
    'derive.a.leave[1]',
    'ends_on - 90 days',
  ],
  [
    `${base}stages: [{id: a}]\nmilestones: [{id: m, at: {date: x, field: y}}]\n`,
    'milestones[1].at',
    'exactly one event',
  ],
  [
    `${base}stages: [{id: a}]\nmilestones: [{id: m, stage: b, at: {date: x}}]\n`,
    'milestones[1].stage',
    'unknown stage "b"',
  ],
  [`${base}stages: [{id: a, triggers: [t]}]\n`, 'stages[1].triggers[1]', 'unknown trigger "t"'],
  [
    `${base}stages: [{id: a, exit: [{id: c, check: {field: x}}, {id: c, check: {field: y}}]}]\n`,
    'stages[1].exit[2].id',
    'twice',
  ],
  [`${base}stages: [{id: a}]\nreasons: [{id: r, parent: q}]\n`, 'reasons[1].parent', 'unknown reason "q"'],
  [
    `${base}stages: [{id: a}]\nreasons: {list: [{id: r, nam: x}]}\n`,
    'reasons.list[1].nam',
    'did you mean name?',
  ],
  [
    `${base}stages: [{id: a}]\nrules: {amount_missing: {from_stage: b}}\n`,
    'rules.amount_missing.from_stage',
    'unknown active stage',
  ],
  [`${base}stages: [{id: a}]\nrules: {stalled: {dayz: 5}}\n`, 'rules.stalled.dayz', 'did you mean days?'],
  [`${base}stages: [{id: a, required: [{any: 5}]}]\n`, 'stages[1].required[1].any', 'a list of texts'],
  [`${base}stages: [{id: a, name: {en: 5}}]\n`, 'stages[1].name.en', 'write a text'],
  [
    `system: s\nparts: [p]\nchain: [{id: l, part: q}]\n---\n${base}stages: [{id: a}]\n`,
    'chain[1].part',
    'unknown part "q"',
  ],
  [
    `system: s\nparts: [p]\nchain: [{id: l, part: p, stage: b}]\n---\n${base}stages: [{id: a}]\n`,
    'chain[1].stage',
    'unknown active stage',
  ],
  [
    `system: s\nparts: [p]\nsal: {part: p, stage: b}\n---\n${base}stages: [{id: a}]\n`,
    'sal.stage',
    'unknown active stage',
  ],
  [
    `system: s\nparts: [p]\nend_to_end: [x]\n---\n${base}stages: [{id: a}]\n`,
    'end_to_end[1]',
    'level of the chain',
  ],
  [
    `system: s\nparts: [p]\nchain: [{id: l, part: p}]\nzones: [{id: z, links: [l-m]}]\n---\n${base}stages: [{id: a}]\n`,
    'zones[1].links[1]',
    'joins no two levels',
  ],
  [
    `${base}stages: [{id: a}]\nlost: 5\nmilestones: [{id: m, stage: l, at: {date: x}}]\n`,
    'lost',
    'write a list',
  ],
])('%j: %s: %s', (text, field, said) => {
  let problems: readonly Problem[] = [];
  try {
    readDefinition(text, { file: 'my.yaml' });
  } catch (thrown) {
    if (!(thrown instanceof DefinitionError)) throw thrown;
    problems = thrown.problems;
  }
  expect(problems.map((one) => one.field)).toEqual([field]);
  expect(problems[0]?.en).toContain(said);
  expect(problems[0]?.ru).toMatch(/[а-яё]/);
});

test('what a rule to come may set is kept; a condition on a rule is a condition', () => {
  const text = `${base}stages: [{id: a}]\nrules: {stalled: {colour: red, applies_when: {amount: {min: 5}}}}\n`;
  const [process] = readDefinition(text, { file: 'my.yaml' });
  expect(process?.rules.stalled).toEqual({ colour: 'red', applies_when: { amount: { min: 5 } } });
});

test('a field that only some cases need is shown with its condition and judged for none', () => {
  const text = `${base}stages:
  - id: a
    required: [amount, {field: margin, applies_when: {amount: {min: 500000}}}, {any: [phone, email], applies_when: {client: new}}]
    exit:
      - {id: filled, check: {required: true}}
      - {id: approved, applies_when: {amount: {min: 500000}}, check: {field: approved_at}}
`;
  const [process] = readDefinition(text, { file: 'my.yaml' });
  expect(process?.states[0]?.required).toEqual([
    { anyOf: ['amount'] },
    { anyOf: ['margin'], appliesWhen: { amount: { min: 500000 } } },
    { anyOf: ['phone', 'email'], appliesWhen: { client: 'new' } },
  ]);
  expect(process?.criteria.map(({ id, terms }) => [id, terms])).toEqual([
    ['filled', [[{ kind: 'field', field: 'amount' }]]],
    ['approved', [[{ kind: 'person' }]]],
  ]);
});

test('every setting that a statement reads is one of those that a definition may set', () => {
  const read = ['rules', 'marts', 'macros', 'reports'].flatMap((folder) =>
    [...sqlFolder(folder).values()].flatMap(({ name, text }) =>
      [...text.matchAll(/settings\s*->>?\s*'\$\.(\w+)/g)].map(([, setting]) => ({ name, setting: setting! })),
    ),
  );
  expect(read.length).toBeGreaterThan(10);
  expect(read.filter(({ setting }) => !(setting in ruleSettings))).toEqual([]);
});

test('faults of every layer are told at once, and none that only follows from another', () => {
  const text = `id: p
entity: deal
stages: [{id: a, triggers: [t], limit_days: five}]
lost: [{id: l, kind: bad}]
win_base: b
derive: {a: {enter: signed_at}}
triggers: [{id: t, at: 5}]
milestones: [{id: m, stage: l, at: {date: x}}, {id: n, stage: zzz, at: {date: x}}]
rules: {staled: {}}
`;
  let problems: readonly Problem[] = [];
  try {
    readDefinition(text, { file: 'my.yaml' });
  } catch (thrown) {
    if (!(thrown instanceof DefinitionError)) throw thrown;
    problems = thrown.problems;
  }
  expect(problems.map(({ field }) => field).sort()).toEqual([
    'derive.a.enter',
    'derive.a.leave',
    'lost[1].kind',
    'milestones[2].stage',
    'rules.staled',
    'stages[1].limit_days',
    'triggers[1].at',
    'win_base',
  ]);
});
