import type { Entry } from './entry.ts';

/** Who wins and why we lose (METRICS 4). */
export const winlossEntries: readonly Entry[] = [
  { id: 'win_rate', group: 'winloss', page: '/winloss', unit: 'share', sql: ['reports/winloss_overall', 'reports/winloss_by', 'reports/overview_now', 'reports/variants', 'metrics/win_rate'], see: ['interval', 'disqualified', 'bounds', 'win_rate_amount'] },
  { id: 'win_rate_amount', group: 'winloss', page: '/winloss', unit: 'share', sql: ['reports/winloss_overall', 'reports/winloss_by', 'metrics/win_rate_amount'], see: ['win_rate', 'amount_won', 'amount_lost'] },
  { id: 'amount_won', group: 'winloss', page: '/winloss', unit: 'money', sql: ['reports/winloss_overall', 'reports/funnel_totals', 'reports/overview_now', 'metrics/won_amount'], see: ['won', 'amount', 'mean_won'] },
  { id: 'amount_lost', group: 'winloss', page: '/winloss', unit: 'money', sql: ['reports/winloss_overall', 'reports/winloss_reasons', 'reports/overview_now'], see: ['lost', 'funnel.amount_lost'] },
  { id: 'shrunk', group: 'winloss', page: '/winloss', unit: 'share', sql: ['reports/winloss_by'], see: ['win_rate', 'distinct', 'interval'] },
  { id: 'distinct', group: 'winloss', page: '/winloss', unit: 'text', sql: ['reports/winloss_by'], see: ['interval', 'shrunk'] },
  { id: 'loss_rate', group: 'winloss', page: '/winloss', unit: 'share', sql: ['reports/winloss_by'], see: ['loss_share', 'win_rate'] },
  { id: 'loss_share', group: 'winloss', page: '/winloss', unit: 'share', sql: ['reports/winloss_by', 'reports/winloss_reasons'], see: ['loss_rate', 'loss_reason'] },
  { id: 'loss_reason', group: 'winloss', page: '/winloss', unit: 'text', sql: ['reports/winloss_reasons'], see: ['stage_lost', 'rule.lost_without_reason', 'missing'] },
  { id: 'stage_lost', group: 'winloss', page: '/winloss', unit: 'text', sql: ['reports/winloss_reasons'], see: ['funnel.lost', 'loss_reason'] },
  { id: 'deals_created', group: 'winloss', page: '/', unit: 'count', sql: ['metrics/deals_created'], see: ['case', 'basis'] },
];
