import type { ProcessState } from '../../lib/process/types.ts';
import type { NaiveCase } from './cases.ts';
import {
  type Bench,
  isEmpty,
  type NaiveFlag,
  type NaiveRule,
  rowsOf,
  settingNumber,
  settingText,
  severityOf,
  stateNow,
  valueNow,
} from './judge.ts';
import { carries, changesOf } from './rows.ts';
import { addDays, dayEnd } from './time.ts';

const closeField = 'expected_close_date';

/** Whether the import carries a field of the cases, as a column or as changes. */
export function carriesField(bench: Bench, field: string): boolean {
  return carries(rowsOf(bench), field) || bench.world.fieldHistory.some((change) => change.field === field);
}

function closeDateRule(rule: 'close_date_missing' | 'close_date_passed', own: 'medium' | 'high'): NaiveRule {
  return {
    rule,
    severity: own,
    judge(bench) {
      const { world, process, asOf, today, cases } = bench;
      if (!carriesField(bench, closeField)) return { why: `no ${closeField}` };
      const exposed = cases.filter((c) => c.outcome === 'open');
      const severity = severityOf(process, rule, own);
      const grace = settingNumber(process, rule, 'grace_days', 0);
      const flags = exposed.flatMap((c): NaiveFlag[] => {
        const day = valueNow(bench, c, closeField);
        const flag = { rule, severity, case: c.id, stage: stateNow(c), state: 'now' as const };
        if (day === null) return rule === 'close_date_missing' ? [{ ...flag, at: asOf }] : [];
        if (rule === 'close_date_missing' || addDays(day, grace) >= today) return [];
        return [{ ...flag, at: dayEnd(day, world.timezone) }];
      });
      return { flags, exposed };
    },
  };
}

const closeDatePushed: NaiveRule = {
  rule: 'close_date_pushed',
  severity: 'medium',
  judge(bench) {
    const { world, process, entity, asOf, cases } = bench;
    if (!world.fieldHistory.some((change) => change.field === closeField)) return { why: 'no field_history' };
    const times = settingNumber(process, 'close_date_pushed', 'times', 2);
    const known = (c: NaiveCase) =>
      changesOf(world, entity, c.id, closeField).filter((change) => change.changed_at <= asOf);
    const exposed = cases.filter(
      (c) =>
        valueNow(bench, c, closeField) !== null ||
        known(c).some((change) => change.old_value || change.new_value),
    );
    const flags = exposed.flatMap((c): NaiveFlag[] => {
      const pushes = known(c).filter((change, index, all) => {
        const before = change.old_value || all[index - 1]?.new_value;
        if (!before || !change.new_value) return false;
        if (c.closedAt !== null && change.changed_at >= c.closedAt) return false;
        return change.new_value.slice(0, 7) > before.slice(0, 7);
      });
      const push = pushes[times - 1];
      if (!push) return [];
      const severity = severityOf(process, 'close_date_pushed', 'medium');
      const state = c.outcome === 'open' ? 'now' : 'past';
      return [
        { rule: 'close_date_pushed', severity, case: c.id, stage: stateNow(c), at: push.changed_at, state },
      ];
    });
    return { flags, exposed };
  },
};

const lostWithoutReason: NaiveRule = {
  rule: 'lost_without_reason',
  severity: 'high',
  judge(bench) {
    if (!carriesField(bench, bench.entity === 'lead' ? 'rejection_reason' : 'lost_reason')) {
      return { why: 'no lost_reason' };
    }
    const exposed = bench.cases.filter((c) => c.outcome === 'lost');
    const severity = severityOf(bench.process, 'lost_without_reason', 'high');
    const flags = exposed
      .filter((c) => isEmpty(valueNow(bench, c, 'lost_reason')))
      .map(
        (c): NaiveFlag => ({
          rule: 'lost_without_reason',
          severity,
          case: c.id,
          stage: stateNow(c),
          at: c.closedAt,
          state: 'now',
        }),
      );
    return { flags, exposed };
  },
};

const amountMissing: NaiveRule = {
  rule: 'amount_missing',
  severity: 'medium',
  judge(bench) {
    const { process, cases } = bench;
    if (!carriesField(bench, 'amount')) return { why: 'no amount' };
    const from = settingText(process, 'amount_missing', 'from_stage');
    const least = process.states.find((state) => state.id === from)?.position ?? 2;
    const isFar = (state: ProcessState) => state.kind === 'won' || (state.position ?? 0) >= least;
    const severity = severityOf(process, 'amount_missing', 'medium');
    const flags = cases.flatMap((c): NaiveFlag[] => {
      const far = c.outcome === 'won' || (c.outcome === 'open' && c.furthest >= least);
      const amount = valueNow(bench, c, 'amount');
      if (!far || (amount !== null && Number(amount) > 0)) return [];
      const at = c.mapped.find((visit) => isFar(visit.state!))?.enteredAt ?? null;
      return [{ rule: 'amount_missing', severity, case: c.id, stage: stateNow(c), at, state: 'now' }];
    });
    return { flags, exposed: cases };
  },
};

/** The rules about fields. */
export const fieldRules: readonly NaiveRule[] = [
  closeDateRule('close_date_missing', 'medium'),
  closeDateRule('close_date_passed', 'high'),
  closeDatePushed,
  lostWithoutReason,
  amountMissing,
];
