import { periodBounds, periodDays } from '../calendar/zone.ts';
import { forecast } from '../reports/forecast.ts';
import { type Figure, type FigureContext, figuresOf, type Measures } from './figure.ts';
import { quarterAt, stamp } from './moments.ts';
import { oneOf } from './one-of.ts';

/** One row per case won in the period (`is_won`) or open, with what the report counts of it: view `forecast_cases`. */
async function findCases(context: FigureContext): Promise<void> {
  const zone = context.warehouse.info.timezone;
  const period = context.query.period ?? quarterAt(context.scope.asOf, zone);
  const { first, next } = periodDays(period);
  const bounds = periodBounds(period, zone);
  await context.runInto('forecast_deals', 'forecast_deals', { period_first: first, period_next: next });
  await context.runInto('forecast_won_cases', 'forecast_won', {
    start: stamp(bounds.start),
    until: stamp(bounds.end),
  });
  await context.connection.run(
    `create or replace temp view forecast_cases as
     select key1, 'won' as timing, null::varchar as forecast_category, won as amount, null::double as p_crm,
       null::double as p_stage, no_amount > 0 as no_amount, no_rate > 0 as no_rate
     from forecast_won_cases
     union all
     select key1, timing, forecast_category, amount, p_crm, p_stage, amount is null and not no_rate, no_rate
     from forecast_deals`,
  );
}

const found =
  (where: string | ((context: FigureContext) => string), measures: Measures = {}): Figure['find'] =>
  async (context) => {
    await findCases(context);
    await context.keepFrom('forecast_cases', typeof where === 'string' ? where : where(context), measures);
  };

const weighted = { weighted: 'amount * p_crm' };

/** Figures of the forecast of a period. */
export const forecastFigures: readonly Figure[] = [
  ...figuresOf(
    forecast,
    {},
    {
      cases: found("timing in ('won', 'due')"),
      won: found("timing = 'won'"),
      'excluded.no_expected_close': found("timing = 'undated'"),
      'excluded.no_probability': found("timing = 'due' and p_crm is null"),
      'excluded.no_amount': found("timing in ('won', 'due') and no_amount"),
      'excluded.no_rate': found("timing in ('won', 'due') and no_rate"),
    },
  ),
  ...figuresOf(
    forecast,
    { sums: ['money'] },
    {
      crm: found("timing = 'due' and amount * p_crm is not null", { money: 'amount * p_crm' }),
      stage: found("timing = 'due' and amount * p_stage is not null", { money: 'amount * p_stage' }),
    },
  ),
  ...figuresOf(
    forecast,
    { sums: ['weighted'] },
    {
      pipeline: found("timing = 'due'", weighted),
      overdue: found("timing = 'overdue'", weighted),
      undated: found("timing = 'undated'", weighted),
    },
  ),
  ...figuresOf(
    forecast,
    { sums: ['weighted'], needs: ['category'] },
    {
      category: found(
        ({ query }) => `timing = 'due' and ${oneOf('forecast_category', query.category)}`,
        weighted,
      ),
    },
  ),
];
