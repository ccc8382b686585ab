import { z } from 'zod';
import type { Row } from '../run-sql.ts';
import { share, wilson } from '../stats/proportions.ts';
import {
  byKey,
  caseFilters,
  count,
  grouped,
  keyOf,
  leftOut,
  listOf,
  number,
  type Report,
  type ReportContext,
} from './report.ts';
import { groupKey, money, n, rate, words } from './shapes.ts';
import { type State, statesOf } from './states.ts';

const stageSchema = z.object({
  stage: z.string(),
  name: words,
  position: n,
  reached: n,
  advanced: n,
  lost: n,
  disqualified: n,
  neutral: n,
  open: n,
  current: n,
  amount_current: money,
  back: n,
  skipped: n,
  conversion: rate,
  resolved_conversion: rate,
  ci_low: rate,
  ci_high: rate,
  bound_low: rate,
  bound_high: rate,
  eventual_conversion: rate,
  from_entry: rate,
  to_won: rate,
  amount_reached: money,
  amount_advanced: money,
  amount_lost: money,
  amount_open: money,
});

const totalsSchema = z.object({
  cases: n,
  won: n,
  lost: n,
  open: n,
  neutral: n,
  disqualified: n,
  created_late: n,
  reopened: n,
  amount: money,
  amount_won: money,
});

const schema = z.object({
  policy: z.enum(['implied', 'observed', 'strict']),
  basis: z.enum(['created', 'entered', 'exited']),
  immature: z.boolean().describe('More than 20 % of the cohort is still open.'),
  stages: z.array(stageSchema),
  totals: totalsSchema,
  policies: z.object({
    implied: z.array(n).nullable(),
    observed: z.array(n).nullable(),
    strict: z.array(n).nullable(),
  }),
  policy_difference: z.array(
    z.object({ stage: z.string(), policy: z.string(), added: n, dropped: n, cases: z.array(z.string()) }),
  ),
  groups: z.array(z.object({ key: groupKey, stages: z.array(stageSchema), totals: totalsSchema })).optional(),
});

type Stage = z.infer<typeof stageSchema>;

function stageOf(state: State, row: Row | undefined, entry: number | null, eventual: number | null): Stage {
  const reached = count(row, 'reached');
  const advanced = count(row, 'advanced');
  const lost = count(row, 'lost');
  const open = count(row, 'open');
  const interval = wilson(advanced, advanced + lost);
  const sum = (column: string) => (row ? number(row, column) : 0);
  return {
    stage: state.id,
    name: state.name,
    position: state.position ?? 0,
    reached,
    advanced,
    lost,
    disqualified: count(row, 'disqualified'),
    neutral: count(row, 'neutral'),
    open,
    current: count(row, 'current'),
    amount_current: sum('amount_current'),
    back: count(row, 'back'),
    skipped: count(row, 'skipped'),
    conversion: share(advanced, reached),
    resolved_conversion: share(advanced, advanced + lost),
    ci_low: interval.low,
    ci_high: interval.high,
    bound_low: share(advanced, reached),
    bound_high: share(advanced + open, reached),
    eventual_conversion: eventual,
    from_entry: entry === null ? null : share(reached, entry),
    to_won: share(count(row, 'won'), reached),
    amount_reached: sum('amount_reached'),
    amount_advanced: sum('amount_advanced'),
    amount_lost: sum('amount_lost'),
    amount_open: sum('amount_open'),
  };
}

function totalsOf(row: Row | undefined) {
  return {
    cases: count(row, 'cases'),
    won: count(row, 'won'),
    lost: count(row, 'lost'),
    open: count(row, 'open'),
    neutral: count(row, 'neutral'),
    disqualified: count(row, 'disqualified'),
    created_late: count(row, 'created_late'),
    reopened: count(row, 'reopened'),
    amount: row ? number(row, 'amount') : 0,
    amount_won: row ? number(row, 'amount_won') : 0,
  };
}

type Part = {
  readonly rows: readonly Row[];
  readonly totals: readonly Row[];
  readonly eventual: readonly Row[];
};

/** Free order and the bases entered and exited judge each stage by its own cohort: written down once, then counted. */
async function writeFates({ connection, runInto, scope, basis, query }: ReportContext): Promise<void> {
  const isFree = !scope.process.isStrict;
  if (basis === 'created') {
    if (isFree) await runInto('funnel_fates', 'funnel_fates_free');
    else
      await connection.run(
        'create temp table funnel_fates (case_no integer, position smallint, fate varchar)',
      );
    return;
  }
  await runInto('funnel_fates', `funnel_fates_${basis}`, { policy: policyOf(scope, query) });
  if (!isFree || basis === 'exited') return;
  await runInto('free_fates', 'funnel_fates_free');
  await connection.run(
    `create or replace temp table funnel_fates as
     select case_no, position, f.fate from funnel_fates inner join free_fates as f using (case_no, position)`,
  );
}

function policyOf({ process }: ReportContext['scope'], query: ReportContext['query']) {
  return process.isStrict ? (query.policy ?? 'implied') : 'observed';
}

async function partOf({ run, runAsView, scope, basis, query }: ReportContext): Promise<Part> {
  const report =
    basis !== 'created' ? 'funnel_cohort' : scope.process.isStrict ? 'funnel_created' : 'funnel_free';
  const isWindowed = query.from !== undefined || query.to !== undefined;
  const cohort =
    basis !== 'created' ? 'funnel_visits_fates' : isWindowed ? 'visits_created' : 'funnel_visits_all';
  await runAsView('cohort_visits', cohort);
  return {
    rows: await run(report, { policy: policyOf(scope, query) }),
    totals: await run('funnel_totals', { basis }),
    eventual: await run('funnel_eventual'),
  };
}

function stagesOf(
  states: readonly State[],
  { rows, eventual }: Omit<Part, 'totals'>,
  hasEntry: boolean,
): Stage[] {
  const at = (list: readonly Row[], position: number | null) => list.find((row) => row.position === position);
  const entry = hasEntry ? count(at(rows, 1), 'reached') : null;
  return states.map((state) =>
    stageOf(state, at(rows, state.position), entry, number(at(eventual, state.position), 'eventual')),
  );
}

async function answer(context: ReportContext) {
  const { query, scope, basis, run } = context;
  const isFree = !scope.process.isStrict;
  const states = (await statesOf(context)).filter((state) => state.position !== null);
  await writeFates(context);
  const { rows, totals, eventual } = await partOf(context);
  const [undated] = await run('undated');
  const moved = isFree || basis !== 'created' ? [] : await run('funnel_moved');
  const groups = await grouped(context, () => partOf(context));
  const hasEntry = basis === 'created';
  const perPolicy = (column: string) =>
    basis === 'created' && !(isFree && column !== 'observed')
      ? states.map((state) =>
          count(
            rows.find((row) => row.position === state.position),
            column,
          ),
        )
      : null;
  const [total] = totals;
  const cases = count(total, 'cases');
  return {
    n_cases: cases - count(total, 'no_history'),
    excluded: leftOut(
      { reason: 'no_history', unit: 'case', n: count(total, 'no_history') },
      { reason: 'no_date', unit: 'case', n: count(undated, 'n') },
      { reason: 'no_amount', unit: 'amount', n: count(total, 'no_amount') - count(total, 'no_rate') },
      { reason: 'no_rate', unit: 'amount', n: count(total, 'no_rate') },
    ),
    as_of_exact: total?.is_exact !== false,
    policy: policyOf(scope, query),
    basis,
    immature: cases > 0 && count(total, 'open') / cases > 0.2,
    stages: stagesOf(states, { rows, eventual }, hasEntry),
    totals: totalsOf(total),
    policies: { implied: perPolicy('implied'), observed: perPolicy('observed'), strict: perPolicy('strict') },
    policy_difference: moved.map((row) => ({
      stage: states.find((state) => state.position === row.position)?.id ?? '',
      policy: String(row.policy),
      added: count(row, 'added'),
      dropped: count(row, 'dropped'),
      cases: listOf(row.cases),
    })),
    ...(groups && { groups: groupsOf(groups, states, scope.groups, hasEntry) }),
  };
}

function groupsOf(part: Part, states: readonly State[], names: readonly string[], hasEntry: boolean) {
  const rows = byKey(part.rows);
  const eventual = byKey(part.eventual);
  return [...byKey(part.totals)].map(([key, [total]]) => ({
    key: keyOf(total ?? {}, names),
    stages: stagesOf(states, { rows: rows.get(key) ?? [], eventual: eventual.get(key) ?? [] }, hasEntry),
    totals: totalsOf(total),
  }));
}

/** Where cases stop: reached, advanced, lost, open per stage under three policies (METRICS 2). */
export const funnel: Report = {
  name: 'funnel',
  entity: 'deal',
  uses: [...caseFilters, 'from', 'to', 'basis', 'policy', 'group_by'],
  bases: ['created', 'entered', 'exited'],
  schema,
  list: 'stages',
  answer,
};

/** What the report adds to the frame of every answer. */
export type FunnelBody = z.infer<typeof schema>;
