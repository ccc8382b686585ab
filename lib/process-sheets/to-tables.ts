import type { PartDefinition, StateDefinition, WordsDefinition } from '../process/schema.ts';
import { flow, listed, matchCell, row } from './cells.ts';
import type { Cell, Row, Tables } from './columns.ts';

type Cells = Record<string, Cell | null | undefined>;

const lists = ['stages', 'won', 'lost', 'neutral'] as const;

function words(name: string, value: WordsDefinition | undefined): Cells {
  const { en, ru } = typeof value === 'string' ? { en: value, ru: undefined } : (value ?? {});
  return { [`${name}_en`]: en, [`${name}_ru`]: ru };
}

const states = (part: PartDefinition) =>
  lists.flatMap((list) => (part[list] ?? []).map((state: StateDefinition) => ({ list, state })));

const kindOf = (list: (typeof lists)[number], state: StateDefinition) =>
  list === 'stages' ? 'active' : (state.kind ?? list);

function processRow(part: PartDefinition): Row {
  const { required_stated, suggested } = part;
  return row({
    part: part.id,
    system: part.system,
    ...words('name', part.name),
    entity: part.entity,
    version: part.version,
    effective_from: part.effective_from,
    order: part.order,
    cumulative: part.cumulative,
    clock: part.clock,
    required_stated: required_stated === 'all' ? 'all' : listed(required_stated),
    suggested: typeof suggested === 'boolean' ? suggested : listed(suggested),
  });
}

function stageRows(part: PartDefinition): Row[] {
  return states(part).map(({ list, state }) =>
    row({
      part: part.id,
      id: state.id,
      kind: kindOf(list, state),
      ...words('name', state.name),
      match: matchCell(state.match),
      ...words('summary', state.summary),
      ...words('artefact', state.artefact),
      ...words('materials', state.materials),
      limit_days: state.limit_days,
      probability: state.probability,
      from: listed(state.from),
      soft: listed(state.soft),
      kpis: listed(state.kpis),
    }),
  );
}

const condition = (value: unknown) => (value === undefined ? undefined : flow(value));

function requiredRows(part: PartDefinition): Row[] {
  return states(part).flatMap(({ state }) =>
    (state.required ?? []).map((one) =>
      row({
        part: part.id,
        state: state.id,
        field: typeof one === 'string' ? one : 'any' in one ? one.any.join(' | ') : one.field,
        applies_when: typeof one === 'string' ? undefined : condition(one.applies_when),
      }),
    ),
  );
}

function criteriaRows(part: PartDefinition): Row[] {
  type Written = NonNullable<PartDefinition['opening']>[number];
  const worded = (state: string | undefined, moment: string) => (one: Written) =>
    row({
      part: part.id,
      state,
      moment,
      id: one.id,
      basis: one.basis,
      en: one.en,
      ru: one.ru,
      check: flow(one.check),
      applies_when: condition(one.applies_when),
    });
  return [
    ...(part.opening ?? []).map(worded(undefined, 'opening')),
    ...states(part).flatMap(({ state }) => [
      ...(state.entry ?? []).map(worded(state.id, 'entry')),
      ...(state.exit ?? []).map(worded(state.id, 'exit')),
      ...(state.requires ?? []).map((check) =>
        row({ part: part.id, state: state.id, moment: 'requires', check: flow(check) }),
      ),
    ]),
  ];
}

function reasonRows(part: PartDefinition): Row[] {
  const { reasons = [] } = part;
  const all = Array.isArray(reasons)
    ? [{ list: undefined, reasons }]
    : Object.entries(reasons).flatMap(([list, one]) =>
        list !== 'empty' && Array.isArray(one) ? [{ list, reasons: one }] : [],
      );
  return all.flatMap(({ list, reasons: own }) =>
    own.map((one) => {
      if (typeof one === 'string') return row({ part: part.id, list, id: one });
      const { name_en, name_ru } = words('name', one.name);
      return row({
        part: part.id,
        list,
        id: one.id,
        en: one.en ?? name_en,
        ru: one.ru ?? name_ru,
        parent: one.parent,
        synonyms: listed(one.synonyms),
        needs: listed(one.needs),
        group: one.group,
        suggested: one.suggested,
      });
    }),
  );
}

function ruleRows(part: PartDefinition): Row[] {
  return Object.entries(part.rules ?? {}).map(([rule, settings]) => {
    const { severity, ...others } = settings || {};
    const hasOthers = Object.keys(others).length > 0;
    return row({
      part: part.id,
      rule,
      on: settings !== false,
      severity,
      settings: hasOthers ? flow(others) : undefined,
    });
  });
}

/** What the sheets of a template hold of the parts of a process. */
export function toTables(parts: readonly PartDefinition[]): Tables {
  return {
    process: parts.map(processRow),
    stages: parts.flatMap(stageRows),
    required: parts.flatMap(requiredRows),
    criteria: parts.flatMap(criteriaRows),
    reasons: parts.flatMap(reasonRows),
    rules: parts.flatMap(ruleRows),
  };
}
