import type { Process } from '../../lib/process/types.ts';
import { attributeAsOf, type Money, moneyAsOf, sourceAsOf } from './attributes.ts';
import type { CaseRow } from './rows.ts';
import { groupOf, isFinal } from './timeline.ts';
import { existsAsOf, type NaiveVisit, type Skeleton, skeletonsOf, visitsAsOf } from './visits.ts';
import type { World } from './world.ts';

export type Outcome = 'won' | 'lost' | 'open' | 'neutral';

/** One case of a process as of T. */
export type NaiveCase = {
  id: string;
  entity: 'deal' | 'lead';
  row: CaseRow;
  createdAt: number | null;
  undated: boolean;
  history: 'rows' | 'none';
  visits: readonly NaiveVisit[];
  /** The visits without the unmapped ones: what order rules and policies look at (D6). */
  mapped: readonly NaiveVisit[];
  outcome: Outcome;
  disqualified: boolean;
  /** Entry of the last visit when final; the instant of the move when switched away; else null. */
  closedAt: number | null;
  /** METRICS 2: 1…k, won = k + 1. */
  furthest: number;
  everWon: boolean;
  reopened: boolean;
  /** D9; null without history. */
  createdLate: boolean | null;
  /** The active stage where the case is now; null when not open or not known. */
  current: string | null;
  owner: string | null;
  source: string | null;
  money: Money;
};

/** The number of active stages. */
export function activeStages(process: Process): number {
  return process.states.filter((state) => state.kind === 'active').length;
}

function wasReopened(visits: readonly NaiveVisit[]): boolean {
  return visits.some((visit, index) => {
    const next = visits[index + 1];
    if (!next || next.segment !== visit.segment || !isFinal(visit.state)) return false;
    return groupOf(visit.state!) !== 'neutral' && next.state !== visit.state;
  });
}

function caseAsOf(world: World, skeleton: Skeleton, asOf: number, currency: 'base' | 'constant'): NaiveCase {
  const { row, process, history } = skeleton;
  const entity = process.entity === 'lead' ? 'lead' : 'deal';
  const visits = visitsAsOf(world, skeleton, asOf);
  const mapped = visits.filter((visit) => visit.state !== null);
  const last = visits.at(-1);
  const switched = last?.exit === 'switched';
  let outcome: Outcome = 'open';
  if (switched && !(last?.state && isFinal(last.state))) outcome = 'neutral';
  else if (last?.state && isFinal(last.state)) outcome = groupOf(last.state) as Outcome;
  const rerouted = switched && !(last?.state && isFinal(last.state));
  const closedAt = outcome === 'open' ? null : rerouted ? last.leftAt : last!.enteredAt;
  const everWon = mapped.some((visit) => visit.state!.kind === 'won');
  const k = activeStages(process);
  let furthest = 1;
  for (const visit of mapped) furthest = Math.max(furthest, visit.state!.position ?? 1);
  if (everWon) furthest = outcome === 'won' ? k + 1 : k;
  const first = mapped[0];
  const startsHere = first !== undefined && first.segment === 0;
  const late = startsHere && (first.state!.kind === 'won' || (first.state!.position ?? 1) > 1);
  return {
    id: skeleton.id,
    entity,
    row,
    createdAt: skeleton.createdAt,
    undated: skeleton.undated,
    history,
    visits,
    mapped,
    outcome,
    disqualified: outcome === 'lost' && last!.state!.kind === 'disqualified',
    closedAt,
    furthest,
    everWon,
    reopened: wasReopened(visits),
    createdLate: history === 'none' ? null : late,
    current: outcome === 'open' && last?.state ? last.state.id : null,
    owner: attributeAsOf(world, entity, row, 'owner', asOf),
    source: sourceAsOf(world, entity, row, asOf),
    money: moneyAsOf(world, entity, row, asOf, closedAt, currency),
  };
}

/** Every case of the process that exists as of T (microseconds UTC), before any filter. */
export function naiveCases(
  world: World,
  process: Process,
  asOf: number = world.importInstant,
  currency: 'base' | 'constant' = 'base',
): NaiveCase[] {
  return skeletonsOf(world, process)
    .filter((skeleton) => existsAsOf(world, skeleton, asOf))
    .map((skeleton) => caseAsOf(world, skeleton, asOf, currency));
}

/** Moves between consecutive visits, unmapped removed, none across another process (D8). */
export function transitionsOf(visits: readonly NaiveVisit[]): { from: NaiveVisit; to: NaiveVisit }[] {
  const moves: { from: NaiveVisit; to: NaiveVisit }[] = [];
  visits.forEach((to, index) => {
    const from = visits[index - 1];
    if (from && from.segment === to.segment) moves.push({ from, to });
  });
  return moves;
}
