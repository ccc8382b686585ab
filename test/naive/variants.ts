import type { Process } from '../../lib/process/types.ts';
import { asOfOf, createdIn, excludedList, grouped, matchingCases, windowOf } from './select.ts';
import { median, share } from './statistics.ts';
import { isoInstant, microsPerDay } from './time.ts';
import type { NaiveQuery, World } from './world.ts';

/** METRICS 6, variants: distinct sequences of visits; an unmapped visit is the word `unmapped`. */
export function naiveVariants(world: World, process: Process, query: NaiveQuery = {}) {
  const asOf = asOfOf(world, query);
  const matching = matchingCases(world, process, query, asOf);
  const { cohort, noDate } = createdIn(matching, windowOf(world, query));
  const withHistory = cohort.filter((c) => c.history === 'rows');
  const pathOf = (c: (typeof cohort)[number]) => c.visits.map((visit) => visit.state?.id ?? 'unmapped');
  const variants = grouped(withHistory, (c) => JSON.stringify(pathOf(c))).map(([, own]) => {
    const won = own.filter((c) => c.outcome === 'won').length;
    const lost = own.filter(
      (c) => c.outcome === 'lost' && (process.entity === 'lead' || !c.disqualified),
    ).length;
    const times = own.flatMap((c) =>
      c.closedAt === null || c.createdAt === null ? [] : [(c.closedAt - c.createdAt) / microsPerDay],
    );
    return {
      path: pathOf(own[0]!),
      n: own.length,
      share: share(own.length, withHistory.length),
      win_rate: share(won, won + lost),
      median_days: median(times),
    };
  });
  return {
    metric: 'variants',
    process: process.id,
    as_of: isoInstant(asOf),
    n_cases: withHistory.length,
    excluded: excludedList([
      { reason: 'no_history', unit: 'case', n: cohort.length - withHistory.length },
      { reason: 'no_date', unit: 'case', n: noDate },
    ]),
    variants: variants.sort(
      (a, b) => b.n - a.n || (JSON.stringify(a.path) < JSON.stringify(b.path) ? -1 : 1),
    ),
  };
}
