import type { Process } from '../../lib/process/types.ts';
import { attributeAsOf, sumOfMoney } from './attributes.ts';
import type { NaiveCase } from './cases.ts';
import {
  asOfOf,
  createdIn,
  excludedList,
  grouped,
  groupKey,
  inWindow,
  matchingCases,
  moneyExclusions,
  windowOf,
} from './select.ts';
import { newcombe, share, wilson } from './statistics.ts';
import { isoInstant } from './time.ts';
import type { NaiveQuery, World } from './world.ts';

/** Won, lost, open cases; in a deal process the disqualified are beside the lost, in a lead process among them. */
type Sides = { won: NaiveCase[]; lost: NaiveCase[]; disqualified: NaiveCase[]; open: NaiveCase[] };

function sidesOf(process: Process, closed: readonly NaiveCase[], open: readonly NaiveCase[]): Sides {
  const lost = closed.filter((c) => c.outcome === 'lost');
  return {
    won: closed.filter((c) => c.outcome === 'won'),
    lost: process.entity === 'lead' ? lost : lost.filter((c) => !c.disqualified),
    disqualified: lost.filter((c) => c.disqualified),
    open: open.filter((c) => c.outcome === 'open'),
  };
}

function ratesOf({ won, lost, open }: Sides) {
  const interval = wilson(won.length, won.length + lost.length);
  const [wonSum, lostSum] = [sumOfMoney(won) ?? 0, sumOfMoney(lost) ?? 0];
  return {
    won: won.length,
    lost: lost.length,
    open: open.length,
    win_rate: share(won.length, won.length + lost.length),
    win_rate_amount: share(wonSum, wonSum + lostSum),
    ci_low: interval.low,
    ci_high: interval.high,
  };
}

function isDistinct(own: Sides, all: Sides): boolean {
  const [won, closed] = [own.won.length, own.won.length + own.lost.length];
  const [allWon, allClosed] = [all.won.length, all.won.length + all.lost.length];
  const interval = newcombe(won, closed, allWon - won, allClosed - closed);
  return interval !== null && (interval.low > 0 || interval.high < 0);
}

/** The last active stage visited before the loss; null when none is known. */
export function stageLost(c: NaiveCase): string | null {
  return c.mapped.findLast((visit) => visit.state!.kind === 'active')?.state?.id ?? null;
}

/** METRICS 4: win rate, its groups and the loss structure, as the document of CONTRACT 3 (without `shrunk`). */
export function naiveWinloss(world: World, process: Process, query: NaiveQuery = {}) {
  const asOf = asOfOf(world, query);
  const window = windowOf(world, query);
  const basis = query.basis === 'created' ? 'created' : 'closed';
  const matching = matchingCases(world, process, query, asOf);
  const created = createdIn(matching, window);
  const resolved = matching.filter((c) => c.outcome !== 'open');
  const closedDated = window.bounded ? resolved.filter((c) => !c.undated) : resolved;
  const closed =
    basis === 'created' ? created.cohort : closedDated.filter((c) => inWindow(window, c.closedAt));
  const open = basis === 'created' ? created.cohort : matching;
  const all = sidesOf(process, closed, open);
  const feeding = [...new Set([...all.won, ...all.lost, ...all.disqualified, ...all.open])];
  const dimensions = ['source', 'owner', ...(query.group_by === 'month' ? ['month' as const] : [])] as const;
  const monthOf = (c: NaiveCase) => (basis === 'created' ? c.createdAt : c.closedAt);
  const by = dimensions.flatMap((dimension) => {
    const members =
      dimension === 'month' && basis === 'closed' ? feeding.filter((c) => c.outcome !== 'open') : feeding;
    return grouped(members, (c) => groupKey(world, dimension, c, monthOf(c))).map(([key, own]) => {
      const sides = sidesOf(process, own, own);
      return {
        dimension,
        key,
        ...ratesOf(sides),
        loss_rate: share(sides.lost.length, sides.won.length + sides.lost.length),
        loss_share: share(sides.lost.length, all.lost.length),
        distinct: isDistinct(sides, all),
      };
    });
  });
  const entity = process.entity === 'lead' ? 'lead' : 'deal';
  const reasonOf = (c: NaiveCase) => attributeAsOf(world, entity, c.row, 'lost_reason', asOf);
  const reasons = grouped(all.lost, (c) => JSON.stringify([reasonOf(c), stageLost(c), c.source])).map(
    ([, own]) => ({
      reason: reasonOf(own[0]!),
      stage: stageLost(own[0]!),
      source: own[0]!.source,
      n: own.length,
      amount: sumOfMoney(own),
    }),
  );
  return {
    metric: 'winloss',
    process: process.id,
    as_of: isoInstant(asOf),
    n_cases: feeding.length,
    excluded: excludedList([
      {
        reason: 'no_date',
        unit: 'case',
        n: basis === 'created' ? created.noDate : resolved.length - closedDated.length,
      },
      ...moneyExclusions([...all.won, ...all.lost]),
    ]),
    overall: {
      ...ratesOf(all),
      disqualified: all.disqualified.length,
      amount_won: sumOfMoney(all.won),
      amount_lost: sumOfMoney(all.lost),
    },
    by,
    reasons,
  };
}
