import { type CaseRow, caseRows, changesOf } from './rows.ts';
import { daysBetween, localDay } from './time.ts';
import type { FxRate, World } from './world.ts';

type Scalar = string | number | null;

function exported(row: CaseRow, field: string): Scalar {
  const value = (row as Record<string, unknown>)[field] ?? row.custom?.[field] ?? null;
  return value as Scalar;
}

/** D4: a case's field as of T (microseconds), as text; amounts and probabilities are read by the caller. */
export function attributeAsOf(
  world: World,
  entity: 'deal' | 'lead',
  row: CaseRow,
  field: string,
  asOf: number,
): string | null {
  const own = exported(row, field);
  const text = own === null || own === '' ? null : String(own);
  if (asOf >= world.importInstant) return text;
  const changes = changesOf(world, entity, row.id, field);
  if (changes.length === 0) return text;
  const before = changes.filter((change) => change.changed_at <= asOf).at(-1);
  const value = before ? before.new_value : changes.find((change) => change.changed_at > asOf)!.old_value;
  return value === '' ? null : value;
}

/** The same as a number, or null. */
export function numberAsOf(
  world: World,
  entity: 'deal' | 'lead',
  row: CaseRow,
  field: string,
  asOf: number,
): number | null {
  const text = attributeAsOf(world, entity, row, field, asOf);
  return text === null ? null : Number(text);
}

/** METRICS 4: the source of a deal is its own, else its lead's. */
export function sourceAsOf(world: World, entity: 'deal' | 'lead', row: CaseRow, asOf: number): string | null {
  const own = attributeAsOf(world, entity, row, 'source', asOf);
  if (own !== null || entity === 'lead' || !row.lead_id || !world.leads?.length) return own;
  const lead = caseRows(world, 'lead').find(({ id }) => id === row.lead_id);
  return lead ? attributeAsOf(world, 'lead', lead, 'source', asOf) : null;
}

/** METRICS 5: units of base for one unit on a day; a missing day takes the last rate before it, up to 31 days. */
export function rateOn(world: World, currency: string | null, day: string): number | null {
  if (currency === null || currency === world.baseCurrency) return 1;
  let best: FxRate | null = null;
  for (const rate of world.fxRates) {
    if (rate.currency !== currency || rate.date > day) continue;
    if (best === null || rate.date > best.date) best = rate;
  }
  return best !== null && daysBetween(best.date, day) <= 31 ? best.rate_to_base : null;
}

/** Money of a case in base currency, rounded to 4 decimals (D11). */
export type Money = { amount: number | null; missing: 'no_amount' | 'no_rate' | null };

/** A negative amount counts as absent; closed cases at the rate of the closing day, open ones at T's. */
export function moneyAsOf(
  world: World,
  entity: 'deal' | 'lead',
  row: CaseRow,
  asOf: number,
  closedAt: number | null,
  currency: 'base' | 'constant',
): Money {
  const raw = numberAsOf(world, entity, row, 'amount', asOf);
  if (raw === null || raw < 0) return { amount: null, missing: 'no_amount' };
  const instant = currency === 'constant' || closedAt === null ? asOf : closedAt;
  const unit = attributeAsOf(world, entity, row, 'currency', asOf);
  const rate = rateOn(world, unit, localDay(instant, world.timezone));
  if (rate === null) return { amount: null, missing: 'no_rate' };
  return { amount: Math.round(raw * rate * 10_000) / 10_000, missing: null };
}

/** METRICS 1.11: 0 over no case, null over cases none of which has an amount; 4 decimals. */
export function sumOfMoney(cases: readonly { money: Money }[]): number | null {
  if (cases.length === 0) return 0;
  const amounts = cases.flatMap(({ money }) => (money.amount === null ? [] : [money.amount]));
  if (amounts.length === 0) return null;
  return amounts.reduce((sum, amount) => sum + Math.round(amount * 10_000), 0) / 10_000;
}
