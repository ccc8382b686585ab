import { type Entry, entriesOf } from './entry.ts';

/** Who wins and why we lose (METRICS 4). */
export const winlossEntries: readonly Entry[] = entriesOf('winloss', [
  [
    'win_rate',
    '/winloss',
    'share',
    'reports/winloss_overall reports/winloss_by reports/overview_now reports/variants metrics/win_rate',
    'interval disqualified bounds win_rate_amount',
  ],
  [
    'win_rate_amount',
    '/winloss',
    'share',
    'reports/winloss_overall reports/winloss_by metrics/win_rate_amount',
    'win_rate amount_won amount_lost',
  ],
  [
    'amount_won',
    '/winloss',
    'money',
    'reports/winloss_overall reports/funnel_totals reports/overview_now metrics/won_amount',
    'won amount mean_won',
  ],
  [
    'amount_lost',
    '/winloss',
    'money',
    'reports/winloss_overall reports/winloss_reasons reports/overview_now',
    'lost funnel.amount_lost',
  ],
  ['shrunk', '/winloss', 'share', 'reports/winloss_by', 'win_rate distinct interval'],
  ['distinct', '/winloss', 'text', 'reports/winloss_by', 'interval shrunk'],
  ['loss_rate', '/winloss', 'share', 'reports/winloss_by', 'loss_share win_rate'],
  ['loss_share', '/winloss', 'share', 'reports/winloss_by reports/winloss_reasons', 'loss_rate loss_reason'],
  [
    'loss_reason',
    '/winloss',
    'text',
    'reports/winloss_reasons',
    'stage_lost rule.lost_without_reason missing',
  ],
  ['stage_lost', '/winloss', 'text', 'reports/winloss_reasons', 'funnel.lost loss_reason'],
  ['deals_created', '/', 'count', 'metrics/deals_created', 'case basis'],
]);
