import type { Entry } from './entry.ts';

/** The forecast (METRICS 5). */
export const forecastEntries: readonly Entry[] = [
  { id: 'period', group: 'forecast', page: '/forecast', unit: 'text', sql: ['reports/forecast_deals', 'reports/forecast_targets'], see: ['due', 'target'] },
  { id: 'forecast_won', group: 'forecast', page: '/forecast', unit: 'money', sql: ['reports/forecast_won'], see: ['attainment', 'gap', 'amount_won'] },
  { id: 'due', group: 'forecast', page: '/forecast', unit: 'count', sql: ['reports/forecast_deals', 'reports/forecast_sums'], see: ['overdue', 'undated', 'forecast_crm'] },
  { id: 'forecast_crm', group: 'forecast', page: '/forecast', unit: 'money', sql: ['reports/forecast_sums', 'reports/forecast_deals'], see: ['probability', 'forecast_stage', 'due', 'no_probability'] },
  { id: 'forecast_stage', group: 'forecast', page: '/forecast', unit: 'money', sql: ['reports/forecast_sums', 'reports/forecast_deals'], see: ['probability_stage', 'forecast_crm'] },
  { id: 'forecast_model', group: 'forecast', page: '/forecast', unit: 'money', sql: [], see: ['forecast_stage', 'forecast_new', 'distribution'], planned: true },
  { id: 'forecast_new', group: 'forecast', page: '/forecast', unit: 'money', sql: [], see: ['forecast_model'], planned: true },
  { id: 'distribution', group: 'forecast', page: '/forecast', unit: 'money', sql: [], see: ['forecast_won', 'forecast_model', 'floor'], planned: true },
  { id: 'floor', group: 'forecast', page: '/forecast', unit: 'money', sql: [], see: ['distribution'], planned: true },
  { id: 'target', group: 'forecast', page: '/forecast', unit: 'money', sql: ['reports/forecast_targets', 'marts/targets'], see: ['gap', 'attainment', 'coverage'] },
  { id: 'gap', group: 'forecast', page: '/forecast', unit: 'money', sql: ['reports/forecast_won', 'reports/forecast_targets'], see: ['target', 'forecast_won', 'coverage'] },
  { id: 'attainment', group: 'forecast', page: '/forecast', unit: 'share', sql: ['reports/forecast_won', 'reports/forecast_targets'], see: ['target', 'gap'] },
  { id: 'coverage', group: 'forecast', page: '/forecast', unit: 'share', sql: ['reports/forecast_sums', 'reports/forecast_targets'], see: ['gap', 'due', 'target'] },
  { id: 'overdue', group: 'forecast', page: '/forecast', unit: 'money', sql: ['reports/forecast_sums', 'reports/forecast_deals'], see: ['undated', 'due', 'rule.close_date_passed'] },
  { id: 'undated', group: 'forecast', page: '/forecast', unit: 'money', sql: ['reports/forecast_sums', 'reports/forecast_deals'], see: ['no_expected_close', 'overdue', 'rule.close_date_missing'] },
  { id: 'category', group: 'forecast', page: '/forecast', unit: 'text', sql: ['reports/forecast_sums'], see: ['weighted', 'forecast_crm'] },
  { id: 'weighted', group: 'forecast', page: '/forecast', unit: 'money', sql: ['reports/forecast_sums'], see: ['category', 'forecast_crm'] },
  { id: 'probability', group: 'forecast', page: '/deals', unit: 'share', sql: ['reports/deals', 'reports/forecast_deals'], see: ['probability_stage', 'forecast_crm'] },
  { id: 'probability_stage', group: 'forecast', page: '/forecast', unit: 'share', sql: ['reports/forecast_deals'], see: ['forecast_stage', 'to_won'] },
  { id: 'probability_model', group: 'forecast', page: '/forecast', unit: 'share', sql: [], see: ['forecast_model'], planned: true },
  { id: 'why_won', group: 'forecast', page: '/forecast', unit: 'count', sql: ['reports/forecast_deals'], see: ['probability_stage'] },
  { id: 'pushes', group: 'forecast', page: '/deals', unit: 'count', sql: ['reports/deals', 'rules/close_date_pushed'], see: ['rule.close_date_pushed'] },
];
