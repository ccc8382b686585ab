import { z } from 'zod';
import { share } from '../stats/proportions.ts';
import { findPaths } from './path-cases.ts';
import { caseFilters, count, leftOut, listOf, number, type Report, type ReportContext } from './report.ts';
import { days, n, rate } from './shapes.ts';
import { statesOf } from './states.ts';

const schema = z.object({
  variants: z.array(
    z.object({
      path: z.array(z.string()),
      n,
      share: rate,
      won: n,
      lost: n,
      win_rate: rate,
      median_days: days,
      mean_days: days,
      is_conforming: z
        .boolean()
        .describe('Whether none of its cases broke a rule about the order of stages.'),
      examples: z.array(z.string()).describe('Up to three of its cases, the first by their id.'),
    }),
  ),
  total: n,
});

async function answer(context: ReportContext) {
  const { query, run } = context;
  const names = new Map((await statesOf(context)).map((state) => [String(state.no), state.id]));
  const limit = query.limit ?? 100;
  await findPaths(context);
  const rows = await run('variants', { limit: limit === 0 ? null : limit, offset: query.offset ?? 0 });
  const [cases] = await run('variants_cases');
  const [undated] = await run('undated');
  const all = count(cases, 'n_cases');
  return {
    n_cases: all,
    excluded: leftOut(
      { reason: 'no_history', unit: 'case', n: count(cases, 'no_history') },
      { reason: 'no_date', unit: 'case', n: count(undated, 'n') },
    ),
    as_of_exact: cases?.is_exact !== false,
    variants: rows.map((row) => ({
      path: listOf(row.path).map((no) => names.get(no) ?? 'unmapped'),
      n: count(row, 'n'),
      share: share(count(row, 'n'), all),
      won: count(row, 'won'),
      lost: count(row, 'lost'),
      win_rate: share(count(row, 'won'), count(row, 'won') + count(row, 'lost')),
      median_days: number(row, 'median_days'),
      mean_days: number(row, 'mean_days'),
      is_conforming: count(row, 'deviating') === 0,
      examples: listOf(row.examples),
    })),
    total: count(rows[0], 'total'),
  };
}

/** Real paths: distinct sequences of visits with count, share, win rate and time (METRICS 6). */
export const variants: Report = {
  name: 'variants',
  entity: 'deal',
  uses: [...caseFilters, 'from', 'to', 'basis', 'limit', 'offset'],
  bases: ['created'],
  schema,
  list: 'variants',
  answer,
};

/** What the report adds to the frame of every answer. */
export type VariantsBody = z.infer<typeof schema>;
