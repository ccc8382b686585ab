import { z } from 'zod';
import { isoInstant } from '../calendar/zone.ts';
import { caseFilters, count, leftOut, number, type Report, type ReportContext } from './report.ts';
import { money, n, words } from './shapes.ts';
import { statesOf } from './states.ts';

const weeks = 13;
const week = 7n * 86_400_000_000n;

const schema = z.object({
  stages: z.array(z.object({ stage: z.string(), name: words, current: n, amount_current: money })),
  unknown: z
    .object({ current: n, amount_current: money })
    .describe('Open in a stage that maps to none, or in none.'),
  weeks: z.array(
    z.object({
      at: z.string(),
      stages: z.array(z.object({ stage: z.string(), current: n, amount_current: money })),
    }),
  ),
});

async function answer(context: ReportContext) {
  const states = (await statesOf(context)).filter((state) => state.position !== null);
  const rows = await context.run('stock', { weeks });
  const [exactness] = await context.run('exactness');
  const at = (week: number) => rows.filter((row) => row.week === week);
  const stagesAt = (weeksAgo: number) =>
    states.map((state) => {
      const row = at(weeksAgo).find((one) => one.position === state.position);
      return { stage: state.id, current: count(row, 'n'), amount_current: row ? number(row, 'amount') : 0 };
    });
  const now = at(0);
  const unknown = now.find((row) => row.position === null);
  const sum = (column: string) => now.reduce((total, row) => total + count(row, column), 0);
  return {
    n_cases: sum('n'),
    excluded: leftOut(
      { reason: 'no_amount', unit: 'amount', n: sum('no_amount') - sum('no_rate') },
      { reason: 'no_rate', unit: 'amount', n: sum('no_rate') },
    ),
    as_of_exact: exactness?.is_exact !== false,
    stages: stagesAt(0).map((stage, index) => ({
      ...stage,
      name: states[index]?.name ?? { ru: '', en: '' },
    })),
    unknown: { current: count(unknown, 'n'), amount_current: unknown ? number(unknown, 'amount') : 0 },
    weeks: Array.from({ length: weeks }, (_, weeksAgo) => ({
      at: isoInstant(context.scope.asOf - BigInt(weeksAgo) * week),
      stages: stagesAt(weeksAgo),
    })),
  };
}

/** How many open cases stand on each stage and with how much money, now and each week before (METRICS 2, current). */
export const stock: Report = {
  name: 'stock',
  entity: 'deal',
  uses: [...caseFilters],
  bases: [],
  schema,
  list: 'stages',
  answer,
};

/** What the report adds to the frame of every answer. */
export type StockBody = z.infer<typeof schema>;
