import type { NaiveCase } from './cases.ts';
import {
  type Bench,
  dayOf,
  hasHistory,
  inForce,
  type NaiveFlag,
  type NaiveRule,
  rowsOf,
  settingNumber,
  severityOf,
  stateNow,
  valueNow,
} from './judge.ts';
import { carries, instantOf } from './rows.ts';
import { dayEnd, microsPerDay } from './time.ts';
import type { Activity } from './world.ts';

const stageOverdue: NaiveRule = {
  rule: 'stage_overdue',
  severity: 'medium',
  judge(bench) {
    const { world, process, asOf, cases } = bench;
    if (!process.states.some((state) => state.kind === 'active' && state.limitDays !== null)) {
      return { why: 'no stage has a limit' };
    }
    if (!hasHistory(bench) && !carries(rowsOf(bench), 'stage_entered_at')) return { why: 'no stage_history' };
    const limited = (c: NaiveCase) =>
      c.mapped.filter((visit) => {
        if (visit.state!.kind !== 'active' || visit.state!.limitDays === null) return false;
        return c.history === 'rows' || instantOf(c.row.stage_entered_at, world) !== null;
      });
    const exposed = cases.filter((c) => limited(c).length > 0);
    const flags = exposed.flatMap((c) =>
      limited(c).flatMap((visit): NaiveFlag[] => {
        const limit = visit.state!.limitDays! * microsPerDay;
        const length = (visit.leftAt ?? asOf) - visit.enteredAt!;
        if (length <= limit || !inForce(bench, visit.enteredAt)) return [];
        const severity = severityOf(process, 'stage_overdue', length >= 2 * limit ? 'high' : 'medium');
        return [
          {
            rule: 'stage_overdue',
            severity,
            case: c.id,
            stage: visit.state!.id,
            at: visit.enteredAt! + limit,
            state: visit.leftAt === null ? 'now' : 'past',
          },
        ];
      }),
    );
    return { flags, exposed };
  },
};

function activitiesOf({ world, entity }: Bench, c: NaiveCase): Activity[] {
  return world.activities.filter((a) => (entity === 'deal' ? a.deal_id : a.lead_id) === c.id);
}

/** Every sign of life not after T: entries into stages, changes of fields, `updated_at`, activities made or done. */
function signsOfLife(bench: Bench, c: NaiveCase): number[] {
  const { world, entity, asOf } = bench;
  const changes = world.fieldHistory.filter((f) => (entity === 'deal' ? f.deal_id : f.lead_id) === c.id);
  const signs = [
    c.createdAt,
    instantOf(c.row.updated_at, world),
    ...c.visits.flatMap((visit) => [visit.enteredAt, visit.leftAt]),
    ...changes.map((change) => change.changed_at),
    ...activitiesOf(bench, c).flatMap((a) => [instantOf(a.created_at, world), instantOf(a.done_at, world)]),
  ];
  return signs.flatMap((sign) => (sign === null || sign > asOf ? [] : [sign]));
}

const stalled: NaiveRule = {
  rule: 'stalled',
  severity: 'medium',
  judge(bench) {
    const limit = settingNumber(bench.process, 'stalled', 'days', 14) * microsPerDay;
    const exposed = bench.cases.filter((c) => c.outcome === 'open');
    const flags = exposed.flatMap((c): NaiveFlag[] => {
      const signs = signsOfLife(bench, c);
      if (signs.length === 0) return [];
      const at = Math.max(...signs) + limit;
      if (at > bench.asOf) return [];
      const severity = severityOf(bench.process, 'stalled', 'medium');
      return [{ rule: 'stalled', severity, case: c.id, stage: stateNow(c), at, state: 'now' }];
    });
    return { flags, exposed };
  },
};

/** Planned as of T: known by T, not done and not cancelled by T; with a person, where the export has one. */
function plannedDays(bench: Bench, c: NaiveCase): string[] {
  const { world, asOf } = bench;
  const byT = (instant: number | null) => instant !== null && instant <= asOf;
  const withPerson = carries(world.activities, 'owner');
  return activitiesOf(bench, c).flatMap((a) => {
    const [created, due] = [instantOf(a.created_at, world), instantOf(a.due_at, world)];
    const [done, changed] = [instantOf(a.done_at, world), instantOf(a.status_changed_at, world)];
    if (due === null || (created !== null && created > asOf) || byT(done)) return [];
    if (a.status === 'done' && done === null && (changed === null || byT(changed))) return [];
    if (a.status === 'cancelled' && (changed === null || byT(changed))) return [];
    return withPerson && !a.owner ? [] : [dayOf(bench, due)];
  });
}

function stepRule(rule: 'no_next_step' | 'next_step_overdue'): NaiveRule {
  return {
    rule,
    severity: 'medium',
    judge(bench) {
      const { world, process, asOf, today, cases } = bench;
      if (!carries(rowsOf(bench), 'next_step_date') && !carries(world.activities, 'due_at')) {
        return { why: 'no next_step_date and no planned activities' };
      }
      const open = cases.filter((c) => c.outcome === 'open');
      const severity = severityOf(process, rule, 'medium');
      const flags = open.flatMap((c): NaiveFlag[] => {
        const step = valueNow(bench, c, 'next_step_date');
        const latest = [...plannedDays(bench, c), ...(step ? [step] : [])].sort().at(-1);
        const flag = { rule, severity, case: c.id, stage: stateNow(c), state: 'now' as const };
        if (latest !== undefined && latest >= today) return [];
        if (rule === 'no_next_step') return [{ ...flag, at: asOf }];
        return latest === undefined ? [] : [{ ...flag, at: dayEnd(latest, world.timezone) }];
      });
      return { flags, exposed: rule === 'no_next_step' ? open : cases };
    },
  };
}

/** The rules about time and the next step. */
export const timeRules: readonly NaiveRule[] = [
  stageOverdue,
  stalled,
  stepRule('no_next_step'),
  stepRule('next_step_overdue'),
];
