import { z } from 'zod';
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
} from './report.ts';
import { days, groupKey, n, rate, words } from './shapes.ts';
import { type State, statesOf } from './states.ts';

const stageSchema = z.object({
  stage: z.string(),
  name: words,
  n,
  completed: n,
  censored: n,
  median: days,
  median_low: days,
  median_high: days,
  p25: days,
  p75: days,
  p90: days,
  naive_mean: days,
  naive_median: days,
  limit_days: days,
  over_limit: n.nullable(),
});

const cycleSchema = z.object({ n, mean: days, median: days, p25: days, p75: days, p90: days });

const schema = z.object({
  basis: z.enum(['created', 'entered', 'exited']),
  unit: z.enum(['visit', 'case']),
  clock: z.enum(['calendar', 'working']),
  stages: z.array(stageSchema),
  cycle: z.object({ won: cycleSchema, lost: cycleSchema, open: z.object({ n, median_age: days }) }),
  exits: z.array(z.object({ stage: z.string(), day: n, advance: rate, lost: rate, back: rate, other: rate })),
  groups: z.array(z.object({ key: groupKey, stages: z.array(stageSchema) })).optional(),
});

function stageOf(state: State, row: Row | undefined): z.infer<typeof stageSchema> {
  return {
    stage: state.id,
    name: state.name,
    n: count(row, 'n'),
    completed: count(row, 'completed'),
    censored: count(row, 'censored'),
    median: number(row, 'median'),
    median_low: number(row, 'median_low'),
    median_high: number(row, 'median_high'),
    p25: number(row, 'p25'),
    p75: number(row, 'p75'),
    p90: number(row, 'p90'),
    naive_mean: number(row, 'naive_mean'),
    naive_median: number(row, 'naive_median'),
    limit_days: state.limitDays,
    over_limit: state.limitDays === null ? null : count(row, 'over_limit'),
  };
}

function cycleOf(row: Row | undefined): z.infer<typeof cycleSchema> {
  return {
    n: count(row, 'n'),
    mean: number(row, 'mean'),
    median: number(row, 'median'),
    p25: number(row, 'p25'),
    p75: number(row, 'p75'),
    p90: number(row, 'p90'),
  };
}

/** The curve's row of each group and stage with its naive median and the open stays that only the card tells of. */
function merged(curves: readonly Row[], naive: readonly Row[], unrecorded: readonly Row[]): Row[] {
  const id = (row: Row) => JSON.stringify([row.key1 ?? null, row.key2 ?? null, row.position]);
  const rows = new Map(curves.map((row) => [id(row), { ...row }]));
  for (const { naive_median, ...row } of naive)
    rows.set(id(row), { ...rows.get(id(row)), ...row, naive_median });
  for (const row of unrecorded) {
    const known = rows.get(id(row)) ?? { key1: row.key1, key2: row.key2, position: row.position };
    rows.set(id(row), { ...known, over_limit: count(known, 'over_limit') + count(row, 'n_over') });
  }
  return [...rows.values()];
}

async function answer(context: ReportContext) {
  const { query, scope, basis, run, runInto, runAsView, connection } = context;
  const unit = query.unit ?? 'visit';
  const clock = query.clock ?? 'calendar';
  const reader = await connection.runAndReadAll(
    `select clock, calendar from processes where process_no = ${scope.process.no}`,
  );
  const own = reader.getRowObjectsJS()[0];
  const choices = {
    basis,
    unit,
    clock,
    calendar: String(own?.calendar),
    sums_limits: clock === String(own?.clock),
  };
  const states = (await statesOf(context)).filter((state) => state.position !== null);
  const stages = async () => {
    if (basis === 'created') await runAsView('created_visits', 'visits_created');
    await runAsView('chosen_visits', `durations_${basis}`);
    await runAsView('measured', 'durations_measured', choices);
    await runAsView('spells', 'durations_spells', choices);
    await runInto('duration_hours', 'durations_hours');
    await runInto('duration_exact', 'durations_exact');
    await runInto('duration_ticks', 'durations_ticks');
    return merged(
      await run('durations_stages'),
      await run('durations_naive'),
      await run('durations_unrecorded'),
    );
  };
  const rows = await stages();
  const cycle = await run('durations_cycle', { basis });
  const exits = unit === 'visit' ? await run('durations_exits') : [];
  const isUnbounded = query.from === undefined && query.to === undefined && basis !== 'exited';
  const [cases] = isUnbounded ? await run('durations_cases_all') : await run('durations_cases');
  const groups = await grouped(context, stages);
  const stagesOf = (part: readonly Row[]) =>
    states.map((state) =>
      stageOf(
        state,
        part.find((row) => row.position === state.position),
      ),
    );
  const open = cycle.find((row) => row.outcome === 'open');
  return {
    n_cases: count(cases, 'n_cases'),
    excluded: leftOut(
      { reason: 'no_history', unit: 'case', n: count(cases, 'no_history') },
      { reason: 'no_visit', unit: 'case', n: count(cases, 'no_visit') },
      { reason: 'vague_dates', unit: 'case', n: count(cases, 'vague_dates') },
    ),
    basis,
    unit,
    clock,
    stages: stagesOf(rows),
    cycle: {
      won: cycleOf(cycle.find((row) => row.outcome === 'won')),
      lost: cycleOf(cycle.find((row) => row.outcome === 'lost')),
      open: { n: count(open, 'n'), median_age: number(open, 'median') },
    },
    exits: exits.map((row) => ({
      stage: states.find((state) => state.position === row.position)?.id ?? '',
      day: count(row, 'day'),
      advance: number(row, 'advance'),
      lost: number(row, 'lost'),
      back: number(row, 'back'),
      other: number(row, 'other'),
    })),
    ...(groups && {
      groups: [...byKey(groups).values()].map((part) => ({
        key: keyOf(part[0] ?? {}, scope.groups),
        stages: stagesOf(part),
      })),
    }),
  };
}

/** How long cases stay: Kaplan–Meier with open stays censored, the naive figures beside it (METRICS 3). */
export const durations: Report = {
  name: 'durations',
  entity: 'deal',
  uses: [...caseFilters, 'from', 'to', 'basis', 'unit', 'clock', 'group_by'],
  bases: ['entered', 'exited', 'created'],
  schema,
  cutsVisits: true,
  list: 'stages',
  answer,
};

/** What the report adds to the frame of every answer. */
export type DurationsBody = z.infer<typeof schema>;
