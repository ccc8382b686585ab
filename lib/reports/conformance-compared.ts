import { z } from 'zod';
import type { Row } from '../run-sql.ts';
import { mantelHaenszel } from '../stats/mantel-haenszel.ts';
import { newcombe, share, wilson } from '../stats/proportions.ts';
import { count, number, type ReportContext } from './report.ts';
import { days, n, rate } from './shapes.ts';
import type { State } from './states.ts';

/** Fewer closed cases than this on a side carry no comparison. */
export const fewestClosed = 10;

const side = z.object({
  closed: n,
  won: n,
  lost: n,
  win_rate: rate,
  ci_low: rate,
  ci_high: rate,
  median_days: days,
  median_low: days,
  median_high: days,
});

const verdict = z
  .enum(['higher', 'lower', 'none', 'too_few'])
  .describe('Of those that kept the order; none: the interval spans 0, no clear difference.');
const difference = z
  .number()
  .nullable()
  .describe('Win rate of those that kept the order minus that of the others.');

const pooled = {
  by: z.array(z.string()),
  method: z.string(),
  strata: n.describe('Strata with closed cases of both kinds; the others say nothing.'),
  closed: n.describe('Closed cases in them.'),
  difference,
  low: z.number().nullable(),
  high: z.number().nullable(),
  verdict,
};

export const comparedSchema = z.object({
  conforming: side,
  deviating: side,
  difference,
  difference_low: z.number().nullable(),
  difference_high: z.number().nullable().describe('Newcombe (1998), 95 %.'),
  verdict,
  stratified: z.object(pooled),
  reached: z
    .object({ stage: z.string().nullable(), ...pooled })
    .describe(
      'Only cases that came to the last active stage: those that had kept the order until then against the others. A case lost early has had few moves to depart on.',
    ),
});

function sideOf(row: Row | undefined): z.infer<typeof side> {
  const [won, lost] = [count(row, 'won'), count(row, 'lost')];
  const { low, high } = wilson(won, won + lost);
  return {
    closed: won + lost,
    won,
    lost,
    win_rate: share(won, won + lost),
    ci_low: low,
    ci_high: high,
    median_days: number(row, 'median_days'),
    median_low: number(row, 'median_low'),
    median_high: number(row, 'median_high'),
  };
}

/**
 * What the interval of a difference allows to say.
 * @param fewest closed cases of the smaller side
 */
export function verdictOf(fewest: number, low: number | null, high: number | null): z.infer<typeof verdict> {
  if (fewest < fewestClosed || low === null || high === null) return 'too_few';
  if (low > 0) return 'higher';
  return high < 0 ? 'lower' : 'none';
}

async function pooledOf({ run }: ReportContext, far: boolean) {
  const strata = (await run('conformance_strata', { far })).map((row) => ({
    k1: count(row, 'k1'),
    n1: count(row, 'n1'),
    k2: count(row, 'k2'),
    n2: count(row, 'n2'),
  }));
  const shared = strata.filter(({ n1, n2 }) => n1 > 0 && n2 > 0);
  const sum = (name: 'n1' | 'n2') => shared.reduce((total, stratum) => total + stratum[name], 0);
  const found = mantelHaenszel(shared);
  return {
    by: ['amount_band', 'source'],
    method: 'Mantel–Haenszel; interval: Sato, Greenland, Robins (1989)',
    strata: shared.length,
    closed: sum('n1') + sum('n2'),
    ...found,
    verdict: verdictOf(Math.min(sum('n1'), sum('n2')), found.low, found.high),
  };
}

/**
 * Closed cases that kept the order beside those that did not: as a whole, among cases of the same amount band and
 * source, and among such that came as far. It says what goes with what, not why. Reads the table `judged_paths`.
 */
export async function comparedOf(
  context: ReportContext,
  states: readonly State[],
): Promise<z.infer<typeof comparedSchema>> {
  const sides = await context.run('conformance_sides');
  const conforming = sideOf(sides.find((row) => row.is_conforming === true));
  const deviating = sideOf(sides.find((row) => row.is_conforming === false));
  const whole = newcombe(conforming.won, conforming.closed, deviating.won, deviating.closed);
  const last = states.find(({ position }) => position === context.scope.process.nActive);
  return {
    conforming,
    deviating,
    difference:
      conforming.win_rate === null || deviating.win_rate === null
        ? null
        : conforming.win_rate - deviating.win_rate,
    difference_low: whole.low,
    difference_high: whole.high,
    verdict: verdictOf(Math.min(conforming.closed, deviating.closed), whole.low, whole.high),
    stratified: await pooledOf(context, false),
    reached: { stage: last?.id ?? null, ...(await pooledOf(context, true)) },
  };
}
