import { funnel } from '../reports/funnel.ts';
import { counted, type Figure, type FigureContext, figuresOf } from './figure.ts';

function policyOf({ scope, query }: FigureContext): string {
  return scope.process.isStrict ? (query.policy ?? 'implied') : 'observed';
}

/** Makes the table that the statements of a stage's own cohort read, as the report does; returns which statement counts. */
async function placesOf(context: FigureContext): Promise<string> {
  const { connection, runInto, scope, basis } = context;
  const isFree = !scope.process.isStrict;
  if (basis === 'created') {
    if (!isFree) return 'funnel_created';
    await runInto('funnel_fates', 'funnel_fates_free');
    return 'funnel_free';
  }
  await runInto('funnel_fates', `funnel_fates_${basis}`, { policy: policyOf(context) });
  if (isFree && basis === 'entered') {
    await runInto('free_fates', 'funnel_fates_free');
    await connection.run(
      `create or replace temp table funnel_fates as
       select case_no, position, f.fate from funnel_fates inner join free_fates as f using (case_no, position)`,
    );
  }
  return 'funnel_cohort';
}

async function findTotal(context: FigureContext, where: string): Promise<void> {
  if (context.basis === 'created') {
    await context.connection.run('create temp table funnel_fates (case_no integer)');
  } else await placesOf(context);
  await context.keep('funnel_totals', where, { basis: context.basis });
}

const total =
  (where: string): Figure['find'] =>
  (context) =>
    findTotal(context, where);

const atStage =
  (column: string): Figure['find'] =>
  async (context) => {
    const places = await placesOf(context);
    await context.keep(places, `position = ${context.position} and ${column} > 0`, {
      policy: policyOf(context),
    });
  };

/** Of a stage where one is named, else of all cases. */
const either =
  (column: string): Figure['find'] =>
  (context) =>
    context.position === null ? findTotal(context, `${column} > 0`) : atStage(column)(context);

const moved =
  (column: string): Figure['find'] =>
  async ({ keep, query, position, scope, basis }) => {
    // Under a free order and by other bases the report compares no policies.
    const where = scope.process.isStrict && basis === 'created' ? `${column} > 0` : 'false';
    await keep(
      'funnel_moved',
      `${where} and position = ${position} and policy = '${query.policy ?? 'implied'}'`,
    );
  };

/** Figures of the funnel: of a stage, of the cohort, what the policies move, what was left out. */
export const funnelFigures: readonly Figure[] = [
  ...figuresOf(
    funnel,
    { needs: ['stage'] },
    {
      reached: atStage('reached'),
      advanced: atStage('advanced'),
      current: atStage('current'),
      back: atStage('back'),
      skipped: atStage('skipped'),
    },
  ),
  ...figuresOf(
    funnel,
    { takes: ['stage'] },
    {
      won: either('won'),
      lost: either('lost'),
      disqualified: either('disqualified'),
      neutral: either('neutral'),
      open: either('open'),
    },
  ),
  ...figuresOf(
    funnel,
    { needs: ['stage', 'policy'] },
    { policy_added: moved('added'), policy_dropped: moved('dropped') },
  ),
  ...figuresOf(
    funnel,
    {},
    {
      cases: total('true'),
      created_late: total('created_late > 0'),
      reopened: total('reopened > 0'),
      'excluded.no_history': total('no_history > 0'),
      'excluded.no_date': counted('undated', 'n'),
      'excluded.no_amount': total('no_amount > no_rate'),
      'excluded.no_rate': total('no_rate > 0'),
    },
  ),
];
