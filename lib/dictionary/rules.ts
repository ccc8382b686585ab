import type { Entry } from './entry.ts';

/** Each rule with the entries to read next. */
const rules: Readonly<Record<string, readonly string[]>> = {
  skipped_stage: ['skipped', 'share'],
  created_late: ['created_late', 'share'],
  backward_move: ['back', 'share'],
  left_final_stage: ['reopened', 'share'],
  stage_overdue: ['over_limit', 'limit_days'],
  stalled: ['stage_age', 'share'],
  close_date_missing: ['undated', 'share'],
  close_date_passed: ['overdue', 'share'],
  close_date_pushed: ['pushes', 'share'],
  lost_without_reason: ['loss_reason', 'share'],
  amount_missing: ['no_amount', 'share'],
  no_next_step: ['rule.next_step_overdue', 'share'],
  next_step_overdue: ['rule.no_next_step', 'share'],
  field_missing: ['evidence', 'share'],
};

/** Every rule of sql/rules. */
export const ruleEntries: readonly Entry[] = Object.entries(rules).map(([name, see]) => ({
  id: `rule.${name}`,
  group: 'compliance',
  page: '/compliance',
  unit: 'count',
  sql: [`rules/${name}`],
  see,
}));
