import type { Entry } from './entry.ts';

/** Time in stages and cycles (METRICS 3). */
export const durationsEntries: readonly Entry[] = [
  { id: 'durations.n', group: 'durations', page: '/durations', unit: 'count', sql: ['reports/durations_stages', 'reports/durations_measured'], see: ['completed', 'censored', 'visit'] },
  { id: 'stay_unit', group: 'durations', page: '/durations', unit: 'text', sql: ['reports/durations_spells', 'reports/durations_measured'], see: ['visit', 'durations.n'] },
  { id: 'completed', group: 'durations', page: '/durations', unit: 'count', sql: ['reports/durations_stages'], see: ['censored', 'naive_median'] },
  { id: 'censored', group: 'durations', page: '/durations', unit: 'count', sql: ['reports/durations_stages'], see: ['completed', 'median'] },
  { id: 'median', group: 'durations', page: '/durations', unit: 'days', sql: ['reports/durations_stages', 'reports/durations_ticks'], see: ['median_interval', 'quantiles', 'naive_median', 'censored'] },
  { id: 'median_interval', group: 'durations', page: '/durations', unit: 'days', sql: ['reports/durations_stages'], see: ['median', 'interval'] },
  { id: 'quantiles', group: 'durations', page: '/durations', unit: 'days', sql: ['reports/durations_stages', 'reports/durations_cycle'], see: ['median', 'limit_days'] },
  { id: 'naive_median', group: 'durations', page: '/durations', unit: 'days', sql: ['reports/durations_naive'], see: ['median', 'naive_mean', 'completed'] },
  { id: 'naive_mean', group: 'durations', page: '/durations', unit: 'days', sql: ['reports/durations_stages'], see: ['naive_median', 'median'] },
  { id: 'limit_days', group: 'durations', page: '/durations', unit: 'days', sql: ['reports/process_states_shown', 'reports/durations_measured'], see: ['over_limit', 'rule.stage_overdue', 'clock'] },
  { id: 'over_limit', group: 'durations', page: '/durations', unit: 'count', sql: ['reports/durations_stages', 'reports/durations_measured', 'reports/durations_unrecorded'], see: ['limit_days', 'rule.stage_overdue'] },
  { id: 'cycle', group: 'durations', page: '/durations', unit: 'days', sql: ['reports/durations_cycle', 'reports/overview_now', 'metrics/cycle_won'], see: ['age', 'velocity', 'cycle_open'] },
  { id: 'cycle_open', group: 'durations', page: '/durations', unit: 'days', sql: ['reports/durations_cycle'], see: ['cycle', 'age'] },
  { id: 'exits', group: 'durations', page: '/durations', unit: 'share', sql: ['reports/durations_exits'], see: ['median', 'eventual_conversion'] },
  { id: 'velocity', group: 'durations', page: '/', unit: 'money', sql: ['reports/overview_now'], see: ['win_rate', 'mean_won', 'cycle', 'open'] },
  { id: 'mean_won', group: 'durations', page: '/', unit: 'money', sql: ['reports/overview_now', 'metrics/mean_won_amount'], see: ['velocity', 'amount_won'] },
];
