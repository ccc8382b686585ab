import { type Entry, entriesOf } from './entry.ts';

/** Time in stages and cycles (METRICS 3). */
export const durationsEntries: readonly Entry[] = entriesOf('durations', [
  [
    'durations.n',
    '/durations',
    'count',
    'reports/durations_stages reports/durations_measured',
    'completed censored visit',
  ],
  [
    'stay_unit',
    '/durations',
    'text',
    'reports/durations_spells reports/durations_measured',
    'visit durations.n',
  ],
  ['completed', '/durations', 'count', 'reports/durations_stages', 'censored naive_median'],
  ['censored', '/durations', 'count', 'reports/durations_stages', 'completed median'],
  [
    'median',
    '/durations',
    'days',
    'reports/durations_stages reports/durations_ticks',
    'median_interval quantiles naive_median censored',
  ],
  ['median_interval', '/durations', 'days', 'reports/durations_stages', 'median interval'],
  [
    'quantiles',
    '/durations',
    'days',
    'reports/durations_stages reports/durations_cycle',
    'median limit_days',
  ],
  ['naive_median', '/durations', 'days', 'reports/durations_naive', 'median naive_mean completed'],
  ['naive_mean', '/durations', 'days', 'reports/durations_stages', 'naive_median median'],
  [
    'limit_days',
    '/durations',
    'days',
    'reports/process_states_shown reports/durations_measured',
    'over_limit rule.stage_overdue clock',
  ],
  [
    'over_limit',
    '/durations',
    'count',
    'reports/durations_stages reports/durations_measured reports/durations_unrecorded',
    'limit_days rule.stage_overdue',
  ],
  [
    'cycle',
    '/durations',
    'days',
    'reports/durations_cycle reports/overview_now metrics/cycle_won',
    'age velocity cycle_open',
  ],
  ['cycle_open', '/durations', 'days', 'reports/durations_cycle', 'cycle age'],
  ['exits', '/durations', 'share', 'reports/durations_exits', 'median eventual_conversion'],
  ['velocity', '/', 'money', 'reports/overview_now', 'win_rate mean_won cycle open'],
  ['mean_won', '/', 'money', 'reports/overview_now metrics/mean_won_amount', 'velocity amount_won'],
]);
