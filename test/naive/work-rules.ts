import { type NaiveCase, transitionsOf } from './cases.ts';
import {
  type Bench,
  dayOf,
  hasHistory,
  type NaiveFlag,
  type NaiveRule,
  settingNumber,
  severityOf,
  stateNow,
} from './judge.ts';
import { carries, instantOf } from './rows.ts';
import { dayEnd } from './time.ts';
import type { NaiveVisit } from './visits.ts';
import type { Activity } from './world.ts';

const microsPerMinute = 60e6;

type Move = { from: NaiveVisit; to: NaiveVisit; since: number; at: number };

function activitiesOf({ world, entity }: Bench, c: NaiveCase): Activity[] {
  return world.activities.filter((a) => (entity === 'deal' ? a.deal_id : a.lead_id) === c.id);
}

/** Moves of a case with history from an active stage to a later one or to won. */
function forwardMoves(c: NaiveCase): Move[] {
  if (c.history !== 'rows') return [];
  return transitionsOf(c.mapped).flatMap(({ from, to }) => {
    const isForward =
      to.state!.kind === 'won' ||
      (to.state!.kind === 'active' &&
        to.state!.position! > (from.state!.position ?? Number.POSITIVE_INFINITY));
    if (from.state!.kind !== 'active' || !isForward) return [];
    return [{ from, to, since: from.enteredAt!, at: to.enteredAt! }];
  });
}

function flagOf(
  { process }: Bench,
  rule: string,
  own: 'low' | 'medium',
  c: NaiveCase,
  stage: string | null,
  at: number,
): NaiveFlag {
  const severity = severityOf(process, rule, own);
  return { rule, severity, case: c.id, stage, at, state: c.outcome === 'open' ? 'now' : 'past' };
}

const pingPong: NaiveRule = {
  rule: 'ping_pong',
  severity: 'low',
  judge(bench) {
    if (!hasHistory(bench)) return { why: 'no stage_history' };
    const times = settingNumber(bench.process, 'ping_pong', 'visits_of_one_stage', 3);
    const exposed = bench.cases.filter((c) => c.history === 'rows');
    const flags = exposed.flatMap((c) =>
      bench.process.states
        .filter(({ kind }) => kind === 'active')
        .flatMap((state) => {
          const comings = c.mapped.filter(
            (visit, index) => visit.state === state && c.mapped[index - 1]?.state !== state,
          );
          const visit = comings[times - 1];
          return visit ? [flagOf(bench, 'ping_pong', 'low', c, state.id, visit.enteredAt!)] : [];
        }),
    );
    return { flags, exposed };
  },
};

const catchUp: NaiveRule = {
  rule: 'catch_up',
  severity: 'low',
  judge(bench) {
    if (!hasHistory(bench)) return { why: 'no stage_history' };
    const stages = settingNumber(bench.process, 'catch_up', 'stages', 2);
    const most = settingNumber(bench.process, 'catch_up', 'minutes', 10) * microsPerMinute;
    const exposed = bench.cases.filter((c) => c.history === 'rows');
    const flags = exposed.flatMap((c) => {
      const moves = forwardMoves(c);
      for (const [index, last] of moves.entries()) {
        const first = moves[index - stages + 1];
        const isAtCreation = c.createdAt !== null && last.at - c.createdAt <= most;
        if (first && last.at - first.at <= most && !isAtCreation)
          return [flagOf(bench, 'catch_up', 'low', c, first.from.state!.id, last.at)];
      }
      return [];
    });
    return { flags, exposed };
  },
};

const movedWithoutAction: NaiveRule = {
  rule: 'moved_without_action',
  severity: 'low',
  judge(bench) {
    const { world, process, cases } = bench;
    if (!process.rules.moved_without_action) return { why: 'not asked' };
    const isDone = (a: Activity) => a.status === 'done' || instantOf(a.done_at, world) !== null;
    if (!hasHistory(bench) || !world.activities.some(isDone))
      return { why: 'no stage_history or nothing done' };
    const exposed = cases.filter((c) => forwardMoves(c).length > 0);
    const flags = exposed.flatMap((c) => {
      const done = activitiesOf(bench, c)
        .filter((a) => a.status === 'done')
        .map(
          (a) =>
            instantOf(a.done_at, world) ??
            instantOf(a.status_changed_at, world) ??
            instantOf(a.due_at, world),
        );
      return forwardMoves(c)
        .filter(
          ({ since, at }) => !done.some((instant) => instant !== null && instant >= since && instant <= at),
        )
        .map(({ from, at }) => flagOf(bench, 'moved_without_action', 'low', c, from.state!.id, at));
    });
    return { flags, exposed };
  },
};

/** Whether a task made in the stage was left undone by the move out of it. */
function isLeftUndone({ world, process }: Bench, a: Activity, { since, at }: Move): boolean {
  const [created, due] = [instantOf(a.created_at, world), instantOf(a.due_at, world)];
  const [done, changed] = [instantOf(a.done_at, world), instantOf(a.status_changed_at, world)];
  const made = created ?? due;
  if (made === null || made < since || made > at) return false;
  const isDue = due === null || due <= at;
  if (a.status === 'planned') return isDue;
  const ended = done ?? changed;
  if (a.status === 'done') return isDue && ended !== null && ended > at;
  const minutes = settingNumber(process, 'moved_with_open_tasks', 'count_cancelled_within_minutes', 5);
  const slack = minutes * microsPerMinute;
  return changed !== null && changed >= at - slack && (isDue || changed <= at + slack);
}

const movedWithOpenTasks: NaiveRule = {
  rule: 'moved_with_open_tasks',
  severity: 'medium',
  judge(bench) {
    const { world, cases, asOf } = bench;
    if (!hasHistory(bench) || !carries(world.activities, 'due_at'))
      return { why: 'no stage_history or tasks' };
    const exposed = cases.filter((c) => forwardMoves(c).length > 0);
    const flags = exposed.flatMap((c) =>
      forwardMoves(c).flatMap((move): NaiveFlag[] => {
        const left = activitiesOf(bench, c).filter((a) => isLeftUndone(bench, a, move));
        if (left.length === 0) return [];
        const isStill = left.some((a) => {
          const done = instantOf(a.done_at, world);
          return a.status === 'planned' || (a.status === 'done' && done !== null && done > asOf);
        });
        const flag = flagOf(bench, 'moved_with_open_tasks', 'medium', c, move.from.state!.id, move.at);
        return [{ ...flag, state: isStill ? flag.state : 'past' }];
      }),
    );
    return { flags, exposed };
  },
};

const taskOverdue: NaiveRule = {
  rule: 'task_overdue',
  severity: 'medium',
  judge(bench) {
    const { world, process, asOf, today, cases } = bench;
    if (!carries(world.activities, 'due_at')) return { why: 'no planned activities' };
    const byT = (instant: number | null) => instant !== null && instant <= asOf;
    const exposed = cases.filter((c) => c.outcome === 'open');
    const severity = severityOf(process, 'task_overdue', 'medium');
    const flags = exposed.flatMap((c): NaiveFlag[] => {
      const late = activitiesOf(bench, c).flatMap((a) => {
        const [created, due] = [instantOf(a.created_at, world), instantOf(a.due_at, world)];
        const [done, changed] = [instantOf(a.done_at, world), instantOf(a.status_changed_at, world)];
        const isKnown = created === null || created <= asOf;
        const hasEnded =
          byT(done) ||
          ((a.status === 'cancelled' || (a.status === 'done' && done === null)) &&
            (changed === null || byT(changed)));
        if (due === null || !isKnown || hasEnded || dayOf(bench, due) >= today) return [];
        return [dayOf(bench, due)];
      });
      const [first] = late.sort();
      if (first === undefined) return [];
      const at = dayEnd(first, world.timezone);
      return [{ rule: 'task_overdue', severity, case: c.id, stage: stateNow(c), at, state: 'now' }];
    });
    return { flags, exposed };
  },
};

/** Rules about what was done while a case stood in its stages, and how it went through them. */
export const workRules: readonly NaiveRule[] = [
  pingPong,
  catchUp,
  movedWithoutAction,
  movedWithOpenTasks,
  taskOverdue,
];
