import { durations } from '../reports/durations.ts';
import { number } from '../reports/report.ts';
import { type Figure, type FigureContext, figuresOf } from './figure.ts';

async function choicesOf({ connection, scope, query }: FigureContext) {
  const reader = await connection.runAndReadAll(
    `select clock, calendar from processes where process_no = ${scope.process.no}`,
  );
  const own = reader.getRowObjectsJS()[0];
  const clock = query.clock ?? 'calendar';
  return {
    unit: query.unit ?? 'visit',
    clock,
    calendar: String(own?.calendar),
    sums_limits: clock === String(own?.clock),
  };
}

async function chooseVisits({ runAsView, basis }: FigureContext): Promise<void> {
  if (basis === 'created') await runAsView('created_visits', 'visits_created');
  await runAsView('chosen_visits', `durations_${basis}`);
}

/** The view `spells` of the report: one row per stay. */
async function measureStays(context: FigureContext): Promise<void> {
  await chooseVisits(context);
  const choices = await choicesOf(context);
  await context.runAsView('measured', 'durations_measured', choices);
  await context.runAsView('spells', 'durations_spells', choices);
}

const stays =
  (where: string): Figure['find'] =>
  async (context) => {
    await measureStays(context);
    const at = `position = ${context.position} and ${where}`;
    await context.keepFrom('spells', at, { stays: '1' });
  };

async function findOverLimit(context: FigureContext): Promise<void> {
  await measureStays(context);
  const limit = context.states.find((state) => state.position === context.position)?.limitDays ?? null;
  await context.runAsView('unrecorded', 'durations_unrecorded');
  const over = `select key1, position, 1 as n from spells where is_over union all select key1, position, n_over from unrecorded`;
  const where = `position = ${context.position} and ${limit !== null}`;
  await context.keepFrom(`(${over})`, where, { stays: 'n' });
}

/** Open stays longer than three quarters of the stays there: the report's own curve of the group, then the stays beyond. */
async function findOverP75(context: FigureContext): Promise<void> {
  const { connection, run, runInto, position } = context;
  await measureStays(context);
  // The whole group as one: the curve of the stays together.
  await connection.run(
    `create temp table figure_stays as select * replace (null::varchar as key1), key1 as lone from spells where position = ${position};
     create or replace temp view spells as select * exclude (lone) from figure_stays`,
  );
  await runInto('duration_hours', 'durations_hours');
  await runInto('duration_exact', 'durations_exact');
  await runInto('duration_ticks', 'durations_ticks');
  const [row] = await run('durations_stages');
  const p75 = row ? number(row, 'p75') : null;
  const relation = '(select lone as key1, length_us, is_ended from figure_stays)';
  await context.keepFrom(
    relation,
    p75 === null ? 'false' : `not is_ended and length_us > ${p75}::double * 86400e6`,
    { stays: '1' },
  );
}

async function findCases(context: FigureContext, column: string): Promise<void> {
  const { query, basis } = context;
  if (query.from === undefined && query.to === undefined && basis !== 'exited') {
    return context.keep('durations_cases_all', `${column} > 0`);
  }
  await chooseVisits(context);
  return context.keep('durations_cases', column === 'no_visit' ? 'false' : `${column} > 0`);
}

const cases =
  (column: string): Figure['find'] =>
  (context) =>
    findCases(context, column);

const cycle =
  (outcome: string): Figure['find'] =>
  ({ keep, basis }) =>
    keep('durations_cycle', `outcome = '${outcome}'`, { basis });

/** Figures of the durations: stays in a stage, cycles, what was left out. */
export const durationFigures: readonly Figure[] = [
  ...figuresOf(
    durations,
    { needs: ['stage'], counts: 'visits' },
    {
      visits: stays('true'),
      completed: stays('is_ended'),
      censored: stays('not is_ended'),
      over_limit: findOverLimit,
      over_p75_now: findOverP75,
    },
  ),
  ...figuresOf(
    durations,
    {},
    {
      cases: cases('n_cases'),
      cycle_won: cycle('won'),
      cycle_lost: cycle('lost'),
      cycle_open: cycle('open'),
      'excluded.no_history': cases('no_history'),
      'excluded.no_visit': cases('no_visit'),
      'excluded.vague_dates': cases('vague_dates'),
    },
  ),
];
