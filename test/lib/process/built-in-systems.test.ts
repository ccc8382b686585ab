import { expect, test } from 'vitest';
import { adviceCatalogue, customFields, kpiCatalogue } from '../../../lib/process/catalogues.ts';
import { builtInProcesses } from '../../../lib/process/library.ts';
import { ruleNames } from '../../../lib/process/rule-names.ts';
import { type PartDefinition, partSchema, type StateDefinition } from '../../../lib/process/schema.ts';
import type { Check } from '../../../lib/process/schema-checks.ts';
import { systemSchema } from '../../../lib/process/schema-system.ts';
import { sharedClassifiers } from '../../../lib/process/shared.ts';
import { kinds } from '../../../lib/schema/canonical.ts';

const parts = builtInProcesses().map((process) => ({
  process,
  part: partSchema.parse(process.definition),
}));
const systems = [...new Set(builtInProcesses().map(({ systemDefinition }) => systemDefinition))]
  .filter((head) => head !== undefined)
  .map((head) => systemSchema.parse(head));

const states = ({ stages, won = [], lost = [], neutral = [] }: PartDefinition): StateDefinition[] => [
  ...stages,
  ...won,
  ...lost,
  ...neutral,
];

test('28 active stages with 116 criteria, part by part', () => {
  const counted = parts.map(({ part }) => [
    part.id,
    part.stages.length,
    part.stages.flatMap(({ entry = [], exit = [] }) => [...entry, ...exit]).length,
  ]);
  expect(Object.fromEntries(counted.map(([id, ...counts]) => [id, counts]))).toEqual({
    'guide-lead': [2, 12],
    'guide-deal': [4, 18],
    'funnel-lead': [1, 4],
    'funnel-deal': [3, 13],
    'funnel-contract': [3, 7],
    'map-lead': [2, 9],
    'map-deal': [4, 16],
    'map-contract': [1, 2],
    'corporate-sale': [4, 21],
    'agency-crm': [4, 14],
  });
  // 2 + 4 + 1 + 3 + 3 + 2 + 4 + 1 + 4 + 4 = 28; 12 + 18 + 4 + 13 + 7 + 9 + 16 + 2 + 21 + 14 = 116.
});

test('40 criteria are stated, 53 made of actions, 19 repeat the exit before, 4 are ours', () => {
  const criteria = parts.flatMap(({ part }) =>
    part.stages.flatMap(({ entry = [], exit = [] }) => [...entry, ...exit]),
  );
  const count = (basis: string | undefined) => criteria.filter((one) => one.basis === basis).length;
  expect([undefined, 'action', 'previous', 'ours'].map(count)).toEqual([40, 53, 19, 4]);
});

function namedFields(check: Check): string[] {
  const inner = [...(check.any ?? []), ...(check.all ?? [])].flatMap(namedFields);
  const own = [check.field, check.date, ...(check.fields ?? []), ...Object.keys(check.is ?? {})];
  return [...own.filter((name) => name !== undefined), ...inner];
}

test('every field that a stage requires or a check looks at is a column of the formats or a custom field', () => {
  const custom = customFields();
  const known = (owner: 'lead' | 'deal' | 'contract' | 'account' | 'contact') => [
    ...(kinds.get(`${owner}s`)?.columns.map(({ name }) => name) ?? []),
    ...custom[owner].map(({ id }) => id),
  ];
  const named = parts.flatMap(({ part }) => [
    ...states(part).flatMap(({ id, required = [], soft = [], requires = [], entry = [], exit = [] }) =>
      [
        ...required.flatMap((one) => (typeof one === 'string' ? one : 'any' in one ? one.any : one.field)),
        ...soft,
        ...requires.flatMap(namedFields),
        ...[...entry, ...exit].flatMap(({ check }) => namedFields(check)),
      ].map((field) => ({ part, id, field })),
    ),
    ...(part.opening ?? []).flatMap(({ id, check }) =>
      namedFields(check).map((field) => ({ part, id, field })),
    ),
  ]);
  expect(named.length).toBeGreaterThan(200);
  const lost = named.filter(({ part, field }) => {
    const [owner, name] = field.split('.');
    return name === undefined
      ? !known(part.entity).includes(field)
      : !known(owner as 'account' | 'contact').includes(name);
  });
  expect(lost.map(({ part, id, field }) => `${part.id}.${id}: ${field}`)).toEqual([]);
});

test('no card has a custom field twice', () => {
  for (const [owner, fields] of Object.entries(customFields())) {
    const ids = fields.map(({ id }) => id);
    expect(new Set(ids).size, owner).toBe(ids.length);
  }
});

test('every KPI that a stage, a part, a measure or an advice names is in the catalogue', () => {
  const known = kpiCatalogue().map(({ id }) => id);
  expect(new Set(known).size).toBe(known.length);
  const named = [
    ...parts.flatMap(({ part }) => [
      ...(part.kpis ?? []),
      ...(part.started_from?.kpis ?? []),
      ...states(part).flatMap(({ kpis = [] }) => kpis),
    ]),
    ...adviceCatalogue().flatMap(({ look_first, success }) => [
      success,
      ...look_first.map((one) => (typeof one === 'string' ? one : one.kpi)),
    ]),
  ];
  expect(named.length).toBeGreaterThan(150);
  expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
});

test('every rule of a definition and of an advice is known', () => {
  const named = [
    ...parts.flatMap(({ part }) => Object.keys(part.rules ?? {})),
    ...adviceCatalogue().flatMap(({ when }) =>
      [when, when.or, when.and].flatMap((one) => {
        const rule = (one as { rule?: string } | undefined)?.rule;
        return rule === undefined ? [] : [rule];
      }),
    ),
    ...parts
      .flatMap(({ part }) => part.stages.flatMap(({ entry = [], exit = [] }) => [...entry, ...exit]))
      .flatMap(({ check }) => [check, ...(check.any ?? [])])
      .flatMap(({ judge }) => (judge?.startsWith('rule ') ? [judge.slice(5)] : [])),
  ];
  expect(named.length).toBeGreaterThan(60);
  expect([...new Set(named)].filter((name) => !ruleNames.includes(name))).toEqual([]);
});

test('activities, roles and what follows a loss are those of the shared classifiers', () => {
  const shared = sharedClassifiers();
  const types = shared.activity_types.map(({ id }) => id);
  const roles = shared.roles.map(({ id }) => id);
  const listOf = (value: string | readonly string[] | undefined) => [value ?? []].flat() as string[];
  const deep = (check: Check): Check[] => [
    check,
    ...[...(check.any ?? []), ...(check.all ?? [])].flatMap(deep),
  ];
  const checks = parts
    .flatMap(({ part }) =>
      states(part).flatMap(({ entry = [], exit = [], requires = [] }) => [
        ...[...entry, ...exit].map(({ check }) => check),
        ...requires,
      ]),
    )
    .flatMap(deep);
  const usedTypes = [
    ...checks.flatMap(({ activity, planned }) => [...listOf(activity?.type), ...listOf(planned?.type)]),
    ...parts.flatMap(({ part }) =>
      part.stages.flatMap(({ expects = [] }) => expects.flatMap(({ type }) => listOf(type))),
    ),
  ];
  const usedRoles = checks.flatMap(({ contact }) => listOf(contact?.role));
  expect(usedTypes.length).toBeGreaterThan(30);
  expect(usedRoles.length).toBeGreaterThan(10);
  expect(usedTypes.filter((type) => !types.includes(type))).toEqual([]);
  expect(usedRoles.filter((role) => !roles.includes(role))).toEqual([]);
});

test('a stage, a final state, a criterion, a reason and a level have their words in both languages', () => {
  const wordless: string[] = [];
  const look = (where: string, words: unknown) => {
    const { en, ru } = (words ?? {}) as { en?: string; ru?: string };
    if (!en || !ru || !/[а-яё]/i.test(ru.replace(/SQL|MQL|Win/g, 'а'))) wordless.push(where);
  };
  for (const { part } of parts) {
    look(part.id, part.name);
    for (const state of states(part)) {
      look(`${part.id}.${state.id}`, state.name);
      for (const key of ['summary', 'artefact', 'materials'] as const)
        if (state[key] !== undefined) look(`${part.id}.${state.id}.${key}`, state[key]);
      for (const one of [...(state.entry ?? []), ...(state.exit ?? [])])
        look(`${part.id}.${state.id}.${one.id}`, one);
    }
    for (const stage of part.stages) expect(stage.summary, `${part.id}.${stage.id}`).toBeDefined();
    for (const one of [...(part.milestones ?? []), ...(part.triggers ?? []), ...(part.opening ?? [])])
      look(`${part.id}.${one.id}`, one);
  }
  for (const { process } of parts) {
    for (const { id, name } of process.reasons) look(`${process.id}.${id}`, name);
    expect(process.reasons.length, process.id).toBeGreaterThan(3);
  }
  for (const system of systems)
    for (const one of [...(system.chain ?? []), ...(system.zones ?? [])])
      look(`${system.system}.${one.id}`, one);
  for (const { id, name, definition } of kpiCatalogue()) {
    look(id, name);
    look(`${id} definition`, definition);
  }
  for (const { id, title, improve } of adviceCatalogue())
    for (const words of [title, ...improve]) look(id, words);
  expect(wordless).toEqual([]);
});

test('numbers that no methodology gives are marked as suggested', () => {
  for (const { part } of parts) {
    expect(part.suggested, part.id).toEqual(expect.arrayContaining(['rules']));
    const numbered = part.stages.some(({ limit_days }) => typeof limit_days === 'number');
    if (numbered) expect(part.suggested, part.id).toContain('limit_days');
  }
});

test('an advice speaks of levels that the funnel has', () => {
  const funnel = systems.find(({ system }) => system === 'b2b-funnel');
  const levels = (funnel?.chain ?? []).map(({ id }) => id);
  const zones = (funnel?.zones ?? []).map(({ id }) => id);
  const advice = adviceCatalogue();
  expect(advice).toHaveLength(14);
  for (const { id, link, zone } of advice) {
    expect(link?.filter((level) => !levels.includes(level)) ?? [], id).toEqual([]);
    expect([...zones, 'all'], id).toContain(zone);
  }
});
