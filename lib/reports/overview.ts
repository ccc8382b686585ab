import { z } from 'zod';
import { isoInstant, localDay, periodBounds } from '../calendar/zone.ts';
import { allRules, judgements } from '../rules.ts';
import { quote } from '../sql-literal.ts';
import { share, wilson } from '../stats/proportions.ts';
import { withWaivers } from '../waived.ts';
import { caseFilters, count, leftOut, number, type Report, type ReportContext } from './report.ts';
import { days, money, n, rate, words } from './shapes.ts';
import { statesOf } from './states.ts';

const side = z.object({ n, amount: money });

const schema = z.object({
  open: side,
  won: side,
  lost: side,
  neutral: z.object({ n }),
  quarter: z.object({ period: z.string(), won: side }),
  last_90_days: z.object({
    won: n,
    lost: n,
    win_rate: rate,
    ci_low: rate,
    ci_high: rate,
    mean_won: money,
  }),
  cycle_won_median: days,
  velocity: z.object({
    per_day: money,
    open: n,
    win_rate: rate,
    mean_won: money,
    cycle_days: days,
  }),
  stages: z.array(
    z.object({
      stage: z.string(),
      name: words,
      left: n,
      advanced: n,
      lost: n,
      amount_lost: money,
      resolved_conversion: rate,
    }),
  ),
  flags_now: z.array(z.object({ rule: z.string(), flags: n })),
});

async function flagsNow({ connection, scope, warehouse }: ReportContext) {
  if (!scope.isDefaultAsOf) return [];
  const today = localDay(scope.asOf, warehouse.info.timezone);
  const why = await judgements(connection, scope.process);
  const judged = allRules().filter(({ name }) => why.get(name) === null);
  const reader = await connection.runAndReadAll(
    `select rule, count(*)::integer as n from ${withWaivers('flags', today)} semi join scoped_cases using (case_no, process_no)
     where is_now and not is_waived and rule in (${judged.map(({ name }) => quote(name)).join(', ') || "''"}) group by rule order by n desc, rule`,
  );
  return reader.getRowObjectsJS().map((row) => ({ rule: String(row.rule), flags: Number(row.n) }));
}

async function answer(context: ReportContext) {
  const { scope, warehouse, run } = context;
  const today = localDay(scope.asOf, warehouse.info.timezone);
  const period = `${today.slice(0, 4)}-Q${Math.floor((Number(today.slice(5, 7)) - 1) / 3) + 1}`;
  const start = isoInstant(periodBounds(period, warehouse.info.timezone).start)
    .replace('T', ' ')
    .replace('Z', '');
  const [now] = await run('overview_now', { quarter_start: start });
  const stages = await run('overview_stages');
  const states = (await statesOf(context)).filter((state) => state.position !== null);
  const won = count(now, 'n_won_90');
  const lost = count(now, 'n_lost_90');
  const interval = wilson(won, won + lost);
  const winRate = share(won, won + lost);
  const mean = number(now, 'mean_won_90');
  const recentCycle = number(now, 'cycle_won_90');
  const open = count(now, 'n_open');
  return {
    n_cases: count(now, 'cases'),
    excluded: leftOut(
      { reason: 'no_amount', unit: 'amount', n: count(now, 'no_amount') },
      { reason: 'no_rate', unit: 'amount', n: count(now, 'no_rate') },
    ),
    as_of_exact: now?.is_exact !== false,
    open: { n: open, amount: number(now, 'amount_open') },
    won: { n: count(now, 'n_won'), amount: number(now, 'amount_won') },
    lost: { n: count(now, 'n_lost'), amount: number(now, 'amount_lost') },
    neutral: { n: count(now, 'n_neutral') },
    quarter: { period, won: { n: count(now, 'n_won_quarter'), amount: number(now, 'amount_won_quarter') } },
    last_90_days: {
      won,
      lost,
      win_rate: winRate,
      ci_low: interval.low,
      ci_high: interval.high,
      mean_won: mean,
    },
    cycle_won_median: number(now, 'cycle_won'),
    velocity: {
      per_day:
        winRate === null || mean === null || !recentCycle ? null : (open * winRate * mean) / recentCycle,
      open,
      win_rate: winRate,
      mean_won: mean,
      cycle_days: recentCycle,
    },
    stages: states.map((state) => {
      const row = stages.find((one) => one.position === state.position);
      const advanced = count(row, 'advanced');
      const lostHere = count(row, 'lost');
      return {
        stage: state.id,
        name: state.name,
        left: count(row, 'n_left'),
        advanced,
        lost: lostHere,
        amount_lost: lostHere === 0 ? 0 : number(row, 'amount_lost'),
        resolved_conversion: share(advanced, advanced + lostHere),
      };
    }),
    flags_now: await flagsNow(context),
  };
}

/** The first look: what is open, won, lost; the last 90 days; where deals were lost; what is broken now. */
export const overview: Report = {
  name: 'overview',
  entity: 'deal',
  uses: [...caseFilters],
  bases: [],
  schema,
  list: 'stages',
  answer,
};

/** What the report adds to the frame of every answer. */
export type OverviewBody = z.infer<typeof schema>;
