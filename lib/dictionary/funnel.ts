import { type Entry, entriesOf } from './entry.ts';

/** Where deals stop (METRICS 2). */
export const funnelEntries: readonly Entry[] = entriesOf('funnel', [
  [
    'reached',
    '/funnel',
    'count',
    'reports/funnel_created reports/funnel_cohort reports/funnel_free',
    'advanced funnel.lost funnel.open policy basis',
  ],
  [
    'advanced',
    '/funnel',
    'count',
    'reports/funnel_created reports/funnel_cohort reports/funnel_free',
    'reached conversion left',
  ],
  [
    'funnel.lost',
    '/funnel',
    'count',
    'reports/funnel_created reports/funnel_cohort reports/funnel_free',
    'lost stage_lost resolved_conversion',
  ],
  [
    'funnel.disqualified',
    '/funnel',
    'count',
    'reports/funnel_created reports/funnel_cohort',
    'disqualified funnel.lost',
  ],
  ['funnel.open', '/funnel', 'count', 'reports/funnel_created reports/funnel_cohort', 'current bounds open'],
  ['funnel.neutral', '/funnel', 'count', 'reports/funnel_created reports/funnel_cohort', 'neutral reached'],
  [
    'conversion',
    '/funnel',
    'share',
    'reports/funnel_created reports/funnel_cohort',
    'resolved_conversion bounds eventual_conversion advanced reached',
  ],
  [
    'resolved_conversion',
    '/funnel',
    'share',
    'reports/funnel_created reports/funnel_cohort reports/overview_stages',
    'conversion bounds interval',
  ],
  [
    'bounds',
    '/funnel',
    'share',
    'reports/funnel_created reports/funnel_cohort reports/winloss_overall',
    'conversion resolved_conversion immature',
  ],
  ['eventual_conversion', '/funnel', 'share', 'reports/funnel_eventual', 'conversion bounds censored'],
  ['from_entry', '/funnel', 'share', 'reports/funnel_created', 'reached to_won'],
  ['to_won', '/funnel', 'share', 'reports/funnel_created reports/funnel_cohort', 'reached won win_rate'],
  ['skipped', '/funnel', 'count', 'reports/funnel_created', 'reached rule.skipped_stage policy'],
  ['back', '/funnel', 'count', 'reports/funnel_created', 'rule.backward_move current'],
  ['created_late', '/funnel', 'count', 'reports/funnel_totals', 'rule.created_late skipped'],
  ['reopened', '/funnel', 'count', 'reports/funnel_totals', 'rule.left_final_stage won'],
  ['policy', '/funnel', 'text', 'reports/funnel_created reports/funnel_moved', 'reached policy_difference'],
  ['policy_difference', '/funnel', 'count', 'reports/funnel_moved', 'policy reached'],
  [
    'basis',
    '/funnel',
    'text',
    'reports/funnel_created reports/funnel_fates_entered reports/funnel_fates_exited',
    'policy immature',
  ],
  ['amount_reached', '/funnel', 'money', 'reports/funnel_created reports/funnel_cohort', 'reached amount'],
  ['amount_advanced', '/funnel', 'money', 'reports/funnel_created reports/funnel_cohort', 'advanced amount'],
  [
    'funnel.amount_lost',
    '/funnel',
    'money',
    'reports/funnel_created reports/funnel_cohort',
    'funnel.lost amount_lost',
  ],
  [
    'amount_open',
    '/funnel',
    'money',
    'reports/funnel_created reports/funnel_cohort',
    'funnel.open amount_current',
  ],
  ['left', '/', 'count', 'reports/overview_stages', 'basis advanced funnel.lost'],
  ['left_lost', '/', 'count', 'reports/overview_stages', 'left left_amount_lost funnel.lost'],
  ['left_amount_lost', '/', 'money', 'reports/overview_stages', 'left_lost amount_lost'],
]);

/** What stands where now (METRICS 2, current). */
export const stockEntries: readonly Entry[] = entriesOf('stock', [
  [
    'current',
    '/funnel',
    'count',
    'reports/stock reports/funnel_created',
    'amount_current funnel.open stock_week',
  ],
  ['amount_current', '/funnel', 'money', 'reports/stock reports/funnel_created', 'current amount'],
  ['stock_week', '/funnel', 'count', 'reports/stock', 'current as_of'],
]);
