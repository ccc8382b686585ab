import { type NaiveCase, transitionsOf } from './cases.ts';
import {
  type Bench,
  hasHistory,
  inForce,
  type Judged,
  type NaiveFlag,
  type NaiveRule,
  severityOf,
} from './judge.ts';
import { groupOf } from './timeline.ts';
import type { NaiveVisit } from './visits.ts';

type Found = { stage: string; at: number | null };

function orderRule(
  rule: string,
  severity: 'medium' | 'high',
  underFreeOrder: boolean,
  find: (c: NaiveCase, bench: Bench) => Found[],
): NaiveRule {
  const judge = (bench: Bench): Judged => {
    if (!underFreeOrder && bench.process.order === 'free') return { why: 'order is free' };
    if (!hasHistory(bench)) return { why: 'no stage_history' };
    const exposed = bench.cases.filter((c) => c.history === 'rows');
    const flags = exposed.flatMap((c) =>
      find(c, bench)
        .filter(({ at }) => inForce(bench, at))
        .map(
          ({ stage, at }): NaiveFlag => ({
            rule,
            severity: severityOf(bench.process, rule, severity),
            case: c.id,
            stage,
            at,
            state: c.outcome === 'open' ? 'now' : 'past',
          }),
        ),
    );
    return { flags, exposed };
  };
  return { rule, severity, judge };
}

function positionOf(visit: NaiveVisit, bench: Bench): number | null {
  if (visit.state!.kind === 'active') return visit.state!.position;
  const k = bench.process.states.filter((state) => state.kind === 'active').length;
  return visit.state!.kind === 'won' ? k + 1 : null;
}

/** METRICS 6: at the first forward move (or win) over an active stage not visited before; once per case and stage. */
function skippedStages(c: NaiveCase, bench: Bench): Found[] {
  const found: Found[] = [];
  for (const { from, to } of transitionsOf(c.mapped)) {
    const target = positionOf(to, bench);
    if (from.state!.kind !== 'active' || target === null) continue;
    const before = c.mapped.slice(0, c.mapped.indexOf(to));
    for (const stage of bench.process.states) {
      if (stage.kind !== 'active') continue;
      if (stage.position! <= from.state!.position! || stage.position! >= target) continue;
      const visited = before.some((visit) => visit.state === stage);
      const flagged = found.some((flag) => flag.stage === stage.id);
      if (!visited && !flagged) found.push({ stage: stage.id, at: to.enteredAt });
    }
  }
  return found;
}

function backwardMoves(c: NaiveCase): Found[] {
  return transitionsOf(c.mapped).flatMap(({ from, to }) => {
    if (from.state!.kind !== 'active' || to.state!.kind !== 'active') return [];
    return to.state!.position! < from.state!.position! ? [{ stage: from.state!.id, at: to.enteredAt }] : [];
  });
}

function movesOutOfFinals(c: NaiveCase, bench: Bench): Found[] {
  return transitionsOf(c.mapped).flatMap(({ from, to }) => {
    const group = groupOf(from.state!);
    if (group === 'active' || from.state === to.state) return [];
    if (group === 'neutral' && bench.process.resumeFromNeutral) return [];
    return [{ stage: from.state!.id, at: to.enteredAt }];
  });
}

/** The four rules about order. */
export const orderRules: readonly NaiveRule[] = [
  orderRule('skipped_stage', 'high', false, skippedStages),
  orderRule('created_late', 'medium', false, (c) =>
    c.createdLate ? [{ stage: c.mapped[0]!.state!.id, at: c.mapped[0]!.enteredAt }] : [],
  ),
  orderRule('backward_move', 'medium', false, backwardMoves),
  orderRule('left_final_stage', 'high', true, movesOutOfFinals),
];
