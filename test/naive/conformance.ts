import type { Process } from '../../lib/process/types.ts';
import { activeStages, type NaiveCase } from './cases.ts';
import { alignedOf, judgedMoves } from './fitness.ts';
import { hasHistory } from './judge.ts';
import { asOfOf, createdIn, excludedList, grouped, matchingCases, windowOf } from './select.ts';
import { median, newcombe, share, wilson } from './statistics.ts';
import { cutsOf, pooledDifference } from './strata.ts';
import { localDay, microsPerDay } from './time.ts';
import type { NaiveQuery, World } from './world.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

function pathCases(world: World, process: Process, query: NaiveQuery) {
  const matching = matchingCases(world, process, query, asOfOf(world, query));
  const { cohort, noDate } = createdIn(matching, windowOf(world, query));
  const cases = cohort.filter((c) => c.history === 'rows');
  const excluded = excludedList([
    { reason: 'no_history', unit: 'case', n: cohort.length - cases.length },
    { reason: 'no_date', unit: 'case', n: noDate },
  ]);
  return { cases, frame: { n_cases: cases.length, excluded } };
}

const isLate = (c: NaiveCase, process: Process) => process.order !== 'free' && c.createdLate === true;

/** Stays in an active stage after the first in it. */
function repeatsOf(c: NaiveCase): number {
  const active = c.mapped.filter(({ state }) => state!.kind === 'active');
  return active.length - new Set(active.map(({ state }) => state!.id)).size;
}

const isClosed = ({ outcome, disqualified }: NaiveCase, process: Process) =>
  outcome === 'won' || (outcome === 'lost' && (process.entity === 'lead' || !disqualified));

/** Entry of the first visit in the last active stage; null when it never came there. */
function lastStageAt(c: NaiveCase, process: Process): number | null {
  const k = activeStages(process);
  return c.mapped.find(({ state }) => state!.position === k)?.enteredAt ?? null;
}

function sideOf(cases: readonly NaiveCase[], process: Process) {
  const closed = cases.filter((c) => isClosed(c, process));
  const won = closed.filter(({ outcome }) => outcome === 'won').length;
  const { low, high } = wilson(won, closed.length);
  const days = closed.flatMap(({ closedAt, createdAt }) =>
    closedAt === null || createdAt === null ? [] : [(closedAt - createdAt) / microsPerDay],
  );
  return {
    closed: closed.length,
    won,
    lost: closed.length - won,
    win_rate: share(won, closed.length),
    ci_low: low,
    ci_high: high,
    median_days: median(days),
  };
}

/** METRICS 6, conformance: without the interval of the median and the verdicts. */
export function naiveConformance(world: World, process: Process, query: NaiveQuery = {}) {
  const { cases, frame } = pathCases(world, process, query);
  const isStrict = process.order !== 'free';
  const moves = cases.map((c) => judgedMoves(c, process));
  const keeps = (c: NaiveCase, at: number) =>
    !isLate(c, process) && moves[at]!.every(({ broke }) => broke === null);
  const conforming = cases.filter(keeps);
  const all = moves.flat();
  const legal = all.filter(({ broke }) => broke === null).length;
  const aligned = cases.map((c) => alignedOf(c, process));
  const worst = sum(aligned.map((one) => one.worst));
  const entity = process.entity === 'lead' ? 'lead' : 'deal';
  const asOf = asOfOf(world, query);
  const known = hasHistory({ world, process, entity, asOf, today: localDay(asOf, world.timezone), cases });
  const deviation = (kind: string, isJudged: boolean, events: (c: NaiveCase, at: number) => number) => {
    const found = cases.map(events);
    const own = found.filter((n) => n > 0).length;
    const { low, high } = wilson(own, cases.length);
    return isJudged
      ? { kind, cases: own, events: sum(found), share: share(own, cases.length), ci_low: low, ci_high: high }
      : { kind, cases: null, events: null, share: null, ci_low: null, ci_high: null };
  };
  const broke = (rule: string) => (_: NaiveCase, at: number) =>
    moves[at]!.filter((move) => move.broke === rule).length;
  const sides = {
    conforming: sideOf(conforming, process),
    deviating: sideOf(
      cases.filter((c, at) => !keeps(c, at)),
      process,
    ),
  };
  const { conforming: kept, deviating: others } = sides;
  const difference = newcombe(kept.won, kept.closed, others.won, others.closed);
  const { low, high } = wilson(conforming.length, cases.length);
  const cuts = cutsOf(world, process);
  const closed = cases.flatMap((c, at) => (isClosed(c, process) ? [{ c, at, isKept: keeps(c, at) }] : []));
  const far = closed.flatMap(({ c, at }) => {
    const there = lastStageAt(c, process);
    if (there === null) return [];
    const hasBroken = moves[at]!.some((move) => move.broke !== null && move.to.enteredAt! <= there);
    return [{ c, isKept: !isLate(c, process) && !hasBroken }];
  });
  return {
    metric: 'conformance',
    ...frame,
    cases: cases.length,
    conforming: conforming.length,
    rate: share(conforming.length, cases.length),
    ci_low: low,
    ci_high: high,
    moves: all.length,
    legal_moves: legal,
    rate_moves: share(legal, all.length),
    fitness: share(sum(aligned.map((one) => (one.worst === 0 ? 1 : 1 - one.cost / one.worst))), cases.length),
    fitness_log:
      cases.length === 0 ? null : worst === 0 ? 1 : 1 - sum(aligned.map((one) => one.cost)) / worst,
    deviations: [
      deviation('missing', isStrict && known, (_, at) => sum(moves[at]!.map(({ skipped }) => skipped))),
      deviation('repeated', isStrict, repeatsOf),
      deviation('out_of_sequence', isStrict && known, broke('backward_move')),
      deviation('created_late', isStrict && known, (c) => (isLate(c, process) ? 1 : 0)),
      deviation('left_final', known, broke('left_final_stage')),
    ],
    compared: {
      ...sides,
      difference_low: difference?.low ?? null,
      difference_high: difference?.high ?? null,
      stratified: pooledDifference(closed, cuts),
      reached: pooledDifference(far, cuts),
    },
  };
}

/** METRICS 6, the map of the process: states, moves between them, where cases begin and end. */
export function naiveMap(world: World, process: Process, query: NaiveQuery = {}) {
  const { cases, frame } = pathCases(world, process, query);
  const moves = cases.flatMap((c) => judgedMoves(c, process).map((move) => ({ ...move, id: c.id })));
  const kindOf = (isViolation: boolean) => (isViolation ? 'violation' : 'legal');
  const edges = grouped(moves, ({ from, to, broke }) =>
    JSON.stringify([from.state!.id, to.state!.id, kindOf(broke !== null)]),
  ).map(([key, own]) => {
    const [from, to, kind] = JSON.parse(key!) as string[];
    const days = own.map((move) => (move.to.enteredAt! - move.from.enteredAt!) / microsPerDay);
    const n = { n: own.length, cases: new Set(own.map(({ id }) => id)).size };
    return { from, to, kind, ...n, median_days: median(days) };
  });
  const placed = cases.filter(({ mapped }) => mapped.length > 0);
  const starts = grouped(placed, (c) =>
    JSON.stringify([c.mapped[0]!.state!.id, kindOf(isLate(c, process))]),
  ).map(([key, own]) => {
    const [stage, kind] = JSON.parse(key!) as string[];
    return { stage, kind, cases: own.length };
  });
  const ends = grouped(placed, (c) => c.mapped.at(-1)!.state!.id).map(([stage, own]) => ({
    stage,
    cases: own.length,
  }));
  const nodes = process.states.map(({ id }) => {
    const visits = cases.map((c) => c.mapped.filter(({ state }) => state!.id === id).length);
    const current = cases.filter((c) => c.visits.at(-1)?.state?.id === id && c.visits.at(-1)?.exit === null);
    return {
      stage: id,
      visits: sum(visits),
      cases: visits.filter((n) => n > 0).length,
      current: current.length,
    };
  });
  return { metric: 'map', ...frame, total: edges.length, nodes, edges, starts, ends };
}
