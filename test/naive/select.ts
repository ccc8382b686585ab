import type { Process } from '../../lib/process/types.ts';
import { type NaiveCase, naiveCases } from './cases.ts';
import { dayEnd, dayStart, localMonth, parseAsOf } from './time.ts';
import type { NaiveQuery, World } from './world.ts';

/** `[from, to]` in microseconds; both days included, absent = without end. */
export type Window = { from: number; to: number; bounded: boolean };

export type Excluded = { reason: string; unit: 'case' | 'amount'; n: number };

/** @throws Error when the as-of is after the import's instant (the product refuses it with exit 2) */
export function asOfOf(world: World, query: NaiveQuery): number {
  const asOf = query.as_of === undefined ? world.importInstant : parseAsOf(query.as_of, world.timezone);
  if (asOf > world.importInstant) throw new Error(`as_of ${query.as_of} is after the build's`);
  return asOf;
}

/** The window of a query in the world's zone. */
export function windowOf(world: World, query: NaiveQuery): Window {
  return {
    from: query.from === undefined ? Number.NEGATIVE_INFINITY : dayStart(query.from, world.timezone),
    to: query.to === undefined ? Number.POSITIVE_INFINITY : dayEnd(query.to, world.timezone),
    bounded: query.from !== undefined || query.to !== undefined,
  };
}

/** Whether an instant lies in the window; an unknown one only in the window without ends. */
export function inWindow(window: Window, instant: number | null): boolean {
  return instant === null ? !window.bounded : instant >= window.from && instant <= window.to;
}

function matches(wanted: readonly string[] | undefined, value: string | null): boolean {
  return wanted === undefined || wanted.includes(value ?? '');
}

/** The cases that exist as of T and match source, owner and amount; no window yet. */
export function matchingCases(world: World, process: Process, query: NaiveQuery, asOf: number): NaiveCase[] {
  return naiveCases(world, process, asOf, query.currency ?? 'base').filter(({ source, owner, money }) => {
    if (!matches(query.source, source) || !matches(query.owner, owner)) return false;
    if (query.amount_min !== undefined && (money.amount === null || money.amount < query.amount_min))
      return false;
    return query.amount_max === undefined || (money.amount !== null && money.amount <= query.amount_max);
  });
}

/** The cases created in the window, and how many have no date to be judged by. */
export function createdIn(
  cases: readonly NaiveCase[],
  window: Window,
): { cohort: NaiveCase[]; noDate: number } {
  if (!window.bounded) return { cohort: [...cases], noDate: 0 };
  const dated = cases.filter((c) => !c.undated);
  return { cohort: dated.filter((c) => inWindow(window, c.createdAt)), noDate: cases.length - dated.length };
}

/** The reasons with n above 0, by name. */
export function excludedList(entries: readonly Excluded[]): Excluded[] {
  return entries
    .filter(({ n }) => n > 0)
    .sort((a, b) => (a.reason === b.reason ? 0 : a.reason < b.reason ? -1 : 1));
}

/** Cases without money, as exclusions of amounts. */
export function moneyExclusions(cases: readonly NaiveCase[]): Excluded[] {
  const count = (reason: string) => cases.filter(({ money }) => money.missing === reason).length;
  return ['no_amount', 'no_rate'].map((reason) => ({ reason, unit: 'amount' as const, n: count(reason) }));
}

/** The key of a case's group: its source, its owner, or the local month of `instant` (null = unknown). */
export function groupKey(
  world: World,
  groupBy: 'source' | 'owner' | 'month',
  c: NaiveCase,
  instant: number | null = c.createdAt,
): string | null {
  if (groupBy === 'month') return instant === null ? null : localMonth(instant, world.timezone);
  return c[groupBy];
}

/** Groups in the order of their keys, the unknown last. */
export function grouped<Item>(
  items: readonly Item[],
  key: (item: Item) => string | null,
): [string | null, Item[]][] {
  const groups = new Map<string | null, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
}
