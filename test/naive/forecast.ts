import type { Process } from '../../lib/process/types.ts';
import { attributeAsOf, numberAsOf, rateOn, sumOfMoney } from './attributes.ts';
import { type NaiveCase, naiveCases } from './cases.ts';
import { stagesOf } from './passages.ts';
import { asOfOf, excludedList, grouped, inWindow, matchingCases, moneyExclusions } from './select.ts';
import { share } from './statistics.ts';
import { dayEnd, dayStart, isoInstant, localDay, periodDays, quarterOf } from './time.ts';
import type { NaiveQuery, TargetRow, World } from './world.ts';

/** Below this many closed cases a stage has no rate. */
const leastClosed = 20;

/** Won / (won + lost) among the cases closed as of T that reached each stage (implied); null below 20. */
export function stageRates(process: Process, cases: readonly NaiveCase[]): Map<string, number | null> {
  const known = cases.filter((c) => c.history === 'rows');
  return new Map(
    stagesOf(process).map((stage) => {
      const there = known.filter((c) => c.furthest >= stage.position!);
      const won = there.filter((c) => c.outcome === 'won').length;
      const lost = there.filter(
        (c) => c.outcome === 'lost' && (process.entity === 'lead' || !c.disqualified),
      ).length;
      return [stage.id, won + lost < leastClosed ? null : share(won, won + lost)];
    }),
  );
}

function sumOfTargets(world: World, rows: readonly TargetRow[], day: string): number | null {
  const converted = rows.map((row) => {
    const rate = rateOn(world, row.currency ?? null, day);
    return rate === null ? null : row.amount * rate;
  });
  return converted.some((value) => value === null) ? null : converted.reduce<number>((sum, v) => sum + v!, 0);
}

/** METRICS 5, the target of a period: rows for exactly it, else a quarter's three months; null when there is none. */
export function targetOf(world: World, period: string, day: string): number | null {
  const rows = world.targets.filter((row) => row.period === period);
  const whole = rows.filter((row) => !row.owner && !row.team);
  const teams = rows.filter((row) => row.team && !row.owner);
  const owners = rows.filter((row) => row.owner);
  const level = [whole, teams, owners].find((candidates) => candidates.length > 0);
  if (level) return sumOfTargets(world, level, day);
  const quarter = /^(\d{4})-Q(\d)$/.exec(period);
  if (!quarter) return null;
  const months = [1, 2, 3].map((n) => {
    const month = (Number(quarter[2]) - 1) * 3 + n;
    return targetOf(world, `${quarter[1]}-${String(month).padStart(2, '0')}`, day);
  });
  return months.includes(null) ? null : months.reduce<number>((sum, value) => sum + value!, 0);
}

/** METRICS 5 without the model: won, crm, stage, overdue, categories, target, as the document of CONTRACT 3. */
export function naiveForecast(world: World, process: Process, query: NaiveQuery = {}) {
  const asOf = asOfOf(world, query);
  const today = localDay(asOf, world.timezone);
  const period = query.period ?? quarterOf(today);
  const { first, last } = periodDays(period);
  const window = { from: dayStart(first, world.timezone), to: dayEnd(last, world.timezone), bounded: true };
  const entity = process.entity === 'lead' ? 'lead' : 'deal';
  const matching = matchingCases(world, process, query, asOf);
  const rates = stageRates(process, naiveCases(world, process, asOf));
  const stages = stagesOf(process);
  const expected = (c: NaiveCase) => attributeAsOf(world, entity, c.row, 'expected_close_date', asOf);
  const answer = (cases: readonly NaiveCase[]) => {
    const open = cases.filter((c) => c.outcome === 'open');
    const won = cases.filter((c) => c.outcome === 'won' && !c.undated && inWindow(window, c.closedAt));
    const due = open.filter((c) => (expected(c) ?? '') >= first && (expected(c) ?? '') <= last);
    const overdue = open.filter((c) => expected(c) !== null && expected(c)! < first);
    const deals = due.map((c) => {
      const stage = stages.find(({ id }) => id === c.current);
      const own = numberAsOf(world, entity, c.row, 'probability', asOf);
      return {
        c,
        deal_id: c.id,
        amount: c.money.amount,
        p_crm: own ?? stage?.probability ?? null,
        p_stage: stage ? rates.get(stage.id)! : null,
      };
    });
    const weighted = (p: 'p_crm' | 'p_stage', own: typeof deals) => {
      if (own.length === 0) return 0;
      const parts = own.flatMap((d) => (d.amount === null || d[p] === null ? [] : [d.amount * d[p]]));
      return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
    };
    const category = ({ c }: (typeof deals)[number]) =>
      attributeAsOf(world, entity, c.row, 'forecast_category', asOf);
    return {
      won,
      due,
      overdue,
      undated: open.filter((c) => expected(c) === null),
      deals,
      crm: weighted('p_crm', deals),
      stage: weighted('p_stage', deals),
      categories: grouped(deals, category).map(([key, own]) => ({
        category: key,
        n: own.length,
        amount: sumOfMoney(own.map(({ c }) => c)),
        weighted: weighted('p_crm', own),
      })),
    };
  };
  const whole = answer(matching);
  const target = targetOf(world, period, today);
  const won = sumOfMoney(whole.won);
  const gap = target === null ? null : target - (won ?? 0);
  const document = {
    metric: 'forecast',
    process: process.id,
    as_of: isoInstant(asOf),
    period,
    n_cases: whole.won.length + whole.due.length,
    excluded: excludedList([
      { reason: 'no_expected_close', unit: 'case', n: whole.undated.length },
      { reason: 'no_probability', unit: 'amount', n: whole.deals.filter((d) => d.p_crm === null).length },
      ...moneyExclusions([...whole.won, ...whole.due]),
    ]),
    won,
    crm: whole.crm,
    stage: whole.stage,
    target,
    gap,
    attainment: target === null || target === 0 ? null : (won ?? 0) / target,
    coverage: gap === null || gap <= 0 ? null : (sumOfMoney(whole.due) ?? 0) / gap,
    overdue: { n: whole.overdue.length, amount: sumOfMoney(whole.overdue) },
    categories: whole.categories,
    deals: whole.deals.map(({ c: _, ...deal }) => deal),
  };
  const groupBy = query.group_by;
  if (!groupBy || groupBy === 'month') return document;
  const groups = grouped(matching, (c) => c[groupBy]).map(([key, own]) => {
    const part = answer(own);
    return { key, won: sumOfMoney(part.won), crm: part.crm, stage: part.stage };
  });
  return { ...document, groups };
}
