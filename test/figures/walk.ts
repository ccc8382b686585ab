import { ask } from '../../lib/ask.ts';
import { figures } from '../../lib/figures/index.ts';
import { type Query, querySchema } from '../../lib/schema/query.ts';
import type { Warehouse } from '../../lib/warehouse.ts';
import { type Claim, claimsOf, reportNames } from './claims.ts';

/** A way of asking every report. */
export type Way = { readonly reports?: readonly string[]; readonly query: Query };

const measures = ['total', 'amount', 'weighted', 'visits', 'flags'] as const;

/** Money summed in another order differs in the last digits; over no case 0 and null say the same. */
function isSame(wanted: number | null, found: unknown): boolean {
  const [a, b] = [wanted ?? 0, Number(found ?? 0)];
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

async function problemOf(warehouse: Warehouse, query: Query, claim: Claim): Promise<string | null> {
  const asked = querySchema.parse({ ...query, ...claim.more, figure: claim.figure, limit: 1 });
  const answer = await ask(warehouse, 'deals', asked);
  const wrong = measures.filter((name) => {
    const wanted = claim[name];
    return wanted !== undefined && !isSame(wanted, answer[name]);
  });
  if (wrong.length === 0) return null;
  const told = wrong.map((name) => `${name} ${answer[name]} instead of ${claim[name]}`).join(', ');
  return `${claim.figure} ${JSON.stringify({ ...query, ...claim.more })}: ${told}`;
}

/** What a walk over the figures of a build found. */
export type Walk = { readonly problems: string[]; readonly seen: Set<string>; asked: number };

/**
 * Asks every report in every way, and the list behind every `step`-th figure of the answers; of each answer at least
 * those figures that no walk has seen before; stops when the walk has asked for `most`.
 */
export async function walkFigures(
  warehouse: Warehouse,
  ways: readonly Way[],
  walk: Walk,
  {
    step = 1,
    start = 0,
    most = Number.POSITIVE_INFINITY,
  }: { step?: number; start?: number; most?: number } = {},
): Promise<Walk> {
  let at = start;
  for (const { query, reports = reportNames } of ways) {
    for (const report of reports) {
      const answer = await ask(warehouse, report, querySchema.parse({ ...query, limit: 0 }));
      for (const claim of claimsOf(answer, query, figures.keys())) {
        at += 1;
        if (at % step !== 0 && walk.seen.has(claim.figure)) continue;
        if (walk.asked >= most) return walk;
        walk.asked += 1;
        walk.seen.add(claim.figure);
        const problem = await problemOf(warehouse, query, claim);
        if (problem) walk.problems.push(problem);
      }
    }
  }
  return walk;
}
