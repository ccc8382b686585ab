import type { Process } from '../../lib/process/types.ts';
import { attributeAsOf } from './attributes.ts';
import type { NaiveCase } from './cases.ts';
import { caseRows, historyOf } from './rows.ts';
import { dayStart, localDay } from './time.ts';
import type { World } from './world.ts';

export type Severity = 'low' | 'medium' | 'high';

/** One breach of one rule by one case. */
export type NaiveFlag = {
  rule: string;
  severity: Severity;
  case: string;
  stage: string | null;
  /** Microseconds; null = not known. */
  at: number | null;
  state: 'now' | 'past';
};

/** What a rule is given: the cases that exist as of T and match the filters. */
export type Bench = {
  world: World;
  process: Process;
  entity: 'deal' | 'lead';
  asOf: number;
  /** The local day of T. */
  today: string;
  cases: readonly NaiveCase[];
};

/** A rule's answer; `why` says what is missing when it cannot be judged. */
export type Judged = { flags: NaiveFlag[]; exposed: readonly NaiveCase[] } | { why: string };

export type NaiveRule = { rule: string; severity: Severity; judge: (bench: Bench) => Judged };

/** A setting of a rule in the process definition, as a number. */
export function settingNumber(process: Process, rule: string, name: string, otherwise: number): number {
  const value = process.rules[rule]?.[name];
  return typeof value === 'number' ? value : otherwise;
}

/** A setting of a rule in the process definition, as a text. */
export function settingText(process: Process, rule: string, name: string): string | null {
  const value = process.rules[rule]?.[name];
  return typeof value === 'string' ? value : null;
}

/** The severity that the definition sets, else the rule's own. */
export function severityOf(process: Process, rule: string, otherwise: Severity): Severity {
  return process.rules[rule]?.severity ?? otherwise;
}

/** Whether a transition at that instant is judged at all. */
export function inForce({ world, process }: Bench, at: number | null): boolean {
  return (
    process.effectiveFrom === null || at === null || at >= dayStart(process.effectiveFrom, world.timezone)
  );
}

/** The state of the last visit, final ones too; null when unmapped, not known, or left for another process. */
export function stateNow(c: NaiveCase): string | null {
  const last = c.visits.at(-1);
  const hasLeft = last?.exit === 'switched' && last.state?.kind === 'active';
  return hasLeft ? null : (last?.state?.id ?? null);
}

/** A field of a case as of the bench's T. */
export function valueNow({ world, entity, asOf }: Bench, c: NaiveCase, field: string): string | null {
  return attributeAsOf(world, entity, c.row, field, asOf);
}

/** The deal rows, or the lead rows, that stand. */
export function rowsOf({ world, entity }: Bench): readonly object[] {
  const rows = caseRows(world, entity);
  return entity === 'deal' ? rows : rows.map((row) => ({ ...row, rejection_reason: row.lost_reason }));
}

/** Whether any known case of the entity has a history row. */
export function hasHistory({ world, entity }: Bench): boolean {
  return caseRows(world, entity).some(({ id }) => historyOf(world, entity, id).length > 0);
}

/** The local day of an instant in the bench's world. */
export function dayOf({ world }: Bench, instant: number): string {
  return localDay(instant, world.timezone);
}

const fillers = new Set(
  `|-|--|—|.|..|?|нет|нет данных|не указано|неизвестно|н/д|тест|test|xxx|none|n/a|tbd|уточнить|select`.split(
    '|',
  ),
);

const noIsAnAnswer = new Set(['competitor', 'risks', 'constraints', 'tender']);

/** D13: absent, or a filler that stands for nothing. */
export function isEmpty(value: string | null): boolean {
  return value === null || fillers.has(value.trim().toLowerCase());
}

/** The same for a field rule: amounts of 0 and 1, and negative ones, are empty; «нет» may be an answer. */
export function isEmptyField(field: string, value: string | null): boolean {
  if (field === 'amount') return value === null || Number(value) <= 0 || Number(value) === 1;
  if (noIsAnAnswer.has(field) && value?.trim().toLowerCase() === 'нет') return false;
  return isEmpty(value);
}
