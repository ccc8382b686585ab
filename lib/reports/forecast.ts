import { z } from 'zod';
import { isoInstant, localDay, periodBounds, periodDays } from '../calendar/zone.ts';
import type { Row } from '../run-sql.ts';
import {
  byKey,
  caseFilters,
  count,
  grouped,
  keyOf,
  leftOut,
  number,
  type Report,
  type ReportContext,
  text,
} from './report.ts';
import { groupKey, money, n, rate } from './shapes.ts';
import { monthsOf, targetOf, targetOfGroup } from './targets.ts';

const share = z.number().nullable();

const schema = z.object({
  period: z.string(),
  won: money,
  crm: money,
  stage: money,
  model: money.describe('Null until the model is built.'),
  new: money,
  p10: money,
  p50: money,
  p90: money,
  floor: money,
  target: money,
  gap: money,
  attainment: share,
  coverage: share,
  overdue: z.object({ n, amount: money }),
  undated: z.object({ n, amount: money }),
  categories: z.array(z.object({ category: z.string().nullable(), n, amount: money, weighted: money })),
  deals: z.array(
    z.object({
      deal_id: z.string(),
      amount: money,
      p_crm: rate,
      p_stage: rate,
      p_model: rate,
      expected_close_date: z.string().nullable(),
      why: z.object({
        stage: z.string().nullable(),
        own_probability: z.boolean(),
        won: n.nullable(),
        closed: n.nullable(),
      }),
    }),
  ),
  total: n,
  groups: z
    .array(z.object({ key: groupKey, won: money, crm: money, stage: money, target: money, gap: money }))
    .optional(),
});

/** The quarter that a local day lies in. */
function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
}

/** Sum of a column: 0 over no case, null when no case has a value. */
function sum(rows: readonly Row[], column: string): number | null {
  if (rows.length === 0) return 0;
  const values = rows.map((row) => number(row, column)).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0);
}

const due = (rows: readonly Row[]) => rows.filter((row) => row.timing === 'due');

async function answer(context: ReportContext) {
  const { query, scope, warehouse, run, runInto } = context;
  const zone = warehouse.info.timezone;
  const today = localDay(scope.asOf, zone);
  const period = query.period ?? quarterOf(today);
  const { first, next } = periodDays(period);
  const bounds = periodBounds(period, zone);
  const stamp = (us: bigint) => isoInstant(us).replace('T', ' ').replace('Z', '');
  const window = { start: stamp(bounds.start), until: stamp(bounds.end) };
  const days = { period_first: first, period_next: next };
  await runInto('forecast_deals', 'forecast_deals', days);
  const sums = await run('forecast_sums', { is_grouped: false });
  const [won] = await run('forecast_won', window);
  const targets = await run('forecast_targets', { periods: [period, ...monthsOf(period)].join(',') });
  const limit = query.limit ?? 100;
  const offset = query.offset ?? 0;
  const deals = await run('forecast_page', { limit: limit === 0 ? null : limit, offset });
  const groups = await grouped(context, async () => {
    await runInto('forecast_deals', 'forecast_deals', days);
    return { won: await run('forecast_won', window), sums: await run('forecast_sums', { is_grouped: true }) };
  });
  const wonSum = won ? number(won, 'won') : 0;
  const target = targetOf(targets, period);
  const gap = target === null ? null : target - (wonSum ?? 0);
  const dueSum = sum(due(sums), 'amount');
  const total = (rows: readonly Row[], column: string) =>
    rows.reduce((all, row) => all + count(row, column), 0);
  const timing = (name: string) => {
    const rows = sums.filter((row) => row.timing === name);
    return { n: total(rows, 'n'), amount: sum(rows, 'amount') };
  };
  return {
    n_cases: count(won, 'n') + total(due(sums), 'n'),
    excluded: leftOut(
      { reason: 'no_expected_close', unit: 'case', n: timing('undated').n },
      { reason: 'no_probability', unit: 'amount', n: total(due(sums), 'no_probability') },
      { reason: 'no_amount', unit: 'amount', n: count(won, 'no_amount') + total(due(sums), 'no_amount') },
      { reason: 'no_rate', unit: 'amount', n: count(won, 'no_rate') + total(due(sums), 'no_rate') },
    ),
    period,
    won: wonSum,
    crm: sum(due(sums), 'crm'),
    stage: sum(due(sums), 'stage'),
    model: null,
    new: null,
    p10: null,
    p50: null,
    p90: null,
    floor: null,
    target,
    gap,
    attainment: target ? (wonSum ?? 0) / target : null,
    coverage: gap === null || gap <= 0 ? null : (dueSum ?? 0) / gap,
    overdue: timing('overdue'),
    undated: timing('undated'),
    categories: [...new Set(due(sums).map((row) => text(row, 'forecast_category')))].map((category) => {
      const rows = due(sums).filter((row) => text(row, 'forecast_category') === category);
      return { category, n: total(rows, 'n'), amount: sum(rows, 'amount'), weighted: sum(rows, 'crm') };
    }),
    deals: deals.map((row) => ({
      deal_id: String(row.case_id),
      amount: number(row, 'amount'),
      p_crm: number(row, 'p_crm'),
      p_stage: number(row, 'p_stage'),
      p_model: null,
      expected_close_date: text(row, 'expected_close_date'),
      why: {
        stage: text(row, 'stage'),
        own_probability: Boolean(row.is_own),
        won: number(row, 'n_won'),
        closed: number(row, 'n_closed'),
      },
    })),
    total: total(due(sums), 'n'),
    ...(groups && { groups: groupsOf(groups, targets, period, scope.groups) }),
  };
}

function groupsOf(
  part: { won: readonly Row[]; sums: readonly Row[] },
  targets: readonly Row[],
  period: string,
  names: readonly string[],
) {
  const won = byKey(part.won);
  const sums = byKey(part.sums);
  return [...new Set([...won.keys(), ...sums.keys()])].map((id) => {
    const [row] = won.get(id) ?? [];
    const own = sums.get(id) ?? [];
    const key = keyOf(row ?? own[0] ?? {}, names);
    const level = names.length === 1 && (names[0] === 'owner' || names[0] === 'team') ? names[0] : null;
    const target = level && typeof key === 'string' ? targetOfGroup(targets, period, level, key) : null;
    const wonSum = row ? number(row, 'won') : 0;
    return {
      key,
      won: wonSum,
      crm: sum(due(own), 'crm'),
      stage: sum(due(own), 'stage'),
      target,
      gap: target === null ? null : target - (wonSum ?? 0),
    };
  });
}

/** What we will close in a period: won so far, the open part by the CRM's and by the stages' probabilities (METRICS 5). */
export const forecast: Report = {
  name: 'forecast',
  entity: 'deal',
  uses: [...caseFilters, 'period', 'group_by', 'limit', 'offset'],
  bases: [],
  schema,
  list: 'deals',
  answer,
};

/** What the report adds to the frame of every answer. */
export type ForecastBody = z.infer<typeof schema>;
