import { filled, flagIn, fromFlow, matchIn, namesIn, numberIn, textIn } from './cells.ts';
import type { Row, Tables } from './columns.ts';

type Keys = Record<string, unknown>;

function words(row: Row, name: string): Keys | undefined {
  const keys = filled({ en: textIn(row[`${name}_en`]), ru: textIn(row[`${name}_ru`]) });
  return Object.keys(keys).length > 0 ? keys : undefined;
}

const some = <Item>(list: readonly Item[]) => (list.length > 0 ? list : undefined);
/** An id of digits only is a number in a spreadsheet, wherever a person typed it. */
const same = (a: unknown, b: unknown) => String(a) === String(b);

const condition = (row: Row) =>
  row.applies_when === undefined ? undefined : fromFlow(String(row.applies_when));

function requiredOf(row: Row): unknown {
  const names = String(row.field ?? '')
    .split('|')
    .map((one) => one.trim());
  const when = condition(row);
  if (names.length > 1) return filled({ any: names, applies_when: when });
  return when === undefined ? names[0] : { field: names[0], applies_when: when };
}

function criterionOf(row: Row): unknown {
  const check = fromFlow(String(row.check ?? ''));
  if (row.moment === 'requires') return check;
  const { basis, en, ru } = row;
  const id = textIn(row.id);
  return filled({ id, basis, en, ru, check, applies_when: condition(row) });
}

function stateOf(row: Row, { required, criteria }: Tables): Keys {
  const own = (one: Row) => same(one.part, row.part) && same(one.state, row.id);
  const at = (moment: string) =>
    some(criteria.filter((one) => own(one) && one.moment === moment).map(criterionOf));
  return filled({
    id: textIn(row.id),
    kind: row.kind === 'disqualified' ? 'disqualified' : undefined,
    name: words(row, 'name'),
    match: matchIn(row.match),
    summary: words(row, 'summary'),
    entry: at('entry'),
    exit: at('exit'),
    requires: at('requires'),
    artefact: words(row, 'artefact'),
    materials: words(row, 'materials'),
    required: some(required.filter(own).map(requiredOf)),
    soft: namesIn(row.soft),
    limit_days: numberIn(row.limit_days),
    probability: numberIn(row.probability),
    from: namesIn(row.from),
    kpis: namesIn(row.kpis),
  });
}

function reasonOf(row: Row): unknown {
  const { en, ru, parent, group } = row;
  const id = textIn(row.id);
  const reason = filled({
    id,
    en,
    ru,
    synonyms: namesIn(row.synonyms),
    parent,
    needs: namesIn(row.needs),
    group,
    suggested: flagIn(row.suggested),
  });
  return Object.keys(reason).length === 1 ? id : reason;
}

function reasonsOf(rows: readonly Row[]): unknown {
  if (rows.length === 0) return undefined;
  if (rows.every(({ list }) => list === undefined)) return rows.map(reasonOf);
  const byList = new Map<string, unknown[]>();
  for (const row of rows) {
    const list = String(row.list ?? 'list');
    byList.set(list, [...(byList.get(list) ?? []), reasonOf(row)]);
  }
  return Object.fromEntries(byList);
}

function ruleOf(row: Row): unknown {
  if (flagIn(row.on) === false) return false;
  const others = row.settings === undefined ? {} : fromFlow(String(row.settings));
  const settings = typeof others === 'object' && others !== null ? others : { settings: others };
  return filled({ ...settings, severity: row.severity });
}

const lists = {
  active: 'stages',
  won: 'won',
  lost: 'lost',
  disqualified: 'lost',
  neutral: 'neutral',
} as const;
type List = (typeof lists)[keyof typeof lists];

/** An unknown kind stays among the stages, where its name shows what is wrong. */
const listOf = (kind: unknown): List => lists[(kind ?? 'active') as keyof typeof lists] ?? 'stages';

function partOf(row: Row, tables: Tables): Keys {
  const own = (one: Row) => same(one.part, row.part);
  const states = tables.stages.filter(own);
  const at = (list: List) =>
    some(states.filter(({ kind }) => listOf(kind) === list).map((state) => stateOf(state, tables)));
  const rules = tables.rules.filter(own).map((one) => [String(one.rule), ruleOf(one)] as const);
  const opening = tables.criteria.filter((one) => own(one) && one.moment === 'opening');
  const { required_stated, suggested } = row;
  return filled({
    id: textIn(row.part),
    system: textIn(row.system),
    version: numberIn(row.version),
    effective_from: textIn(row.effective_from),
    name: words(row, 'name'),
    entity: row.entity,
    order: row.order,
    cumulative: flagIn(row.cumulative),
    clock: row.clock,
    required_stated: required_stated === 'all' ? 'all' : namesIn(required_stated),
    suggested: typeof flagIn(suggested) === 'boolean' ? flagIn(suggested) : namesIn(suggested),
    opening: some(opening.map(criterionOf)),
    stages: at('stages') ?? [],
    won: at('won'),
    lost: at('lost'),
    neutral: at('neutral'),
    reasons: reasonsOf(tables.reasons.filter(own)),
    rules: rules.length > 0 ? Object.fromEntries(rules) : undefined,
  });
}

/** The parts that the sheets describe, as they would stand in a definition; nothing is checked yet. */
export function fromTables(tables: Tables): Keys[] {
  return tables.process.map((row) => partOf(row, tables));
}
