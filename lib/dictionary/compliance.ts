import type { Entry } from './entry.ts';

/** Rules and findings (METRICS 6). */
export const complianceEntries: readonly Entry[] = [
  { id: 'rule', group: 'compliance', page: '/compliance', unit: 'text', sql: ['reports/compliance_rules'], see: ['flag', 'severity', 'not_judged', 'exposed'] },
  { id: 'flag', group: 'compliance', page: '/compliance', unit: 'count', sql: ['reports/compliance_rules', 'reports/flags_page'], see: ['flag_now', 'flagged_cases', 'evidence', 'waiver'] },
  { id: 'flag_now', group: 'compliance', page: '/compliance', unit: 'count', sql: ['reports/compliance_rules', 'reports/overview_now'], see: ['flag'] },
  { id: 'flagged_cases', group: 'compliance', page: '/compliance', unit: 'count', sql: ['reports/compliance_rules'], see: ['flag', 'share', 'exposed'] },
  { id: 'exposed', group: 'compliance', page: '/compliance', unit: 'count', sql: ['reports/compliance_exposed', 'marts/exposures'], see: ['share', 'not_judged'] },
  { id: 'share', group: 'compliance', page: '/compliance', unit: 'share', sql: ['reports/compliance_rules', 'reports/compliance_exposed'], see: ['exposed', 'flagged_cases', 'waiver'] },
  { id: 'severity', group: 'compliance', page: '/compliance', unit: 'text', sql: ['reports/compliance_rules'], see: ['rule'] },
  { id: 'not_judged', group: 'compliance', page: '/compliance', unit: 'text', sql: ['marts/carried'], see: ['rule', 'exposed'] },
  { id: 'evidence', group: 'compliance', page: '/compliance', unit: 'text', sql: ['reports/flags_page', 'marts/field_changes'], see: ['flag'] },
  { id: 'conformance', group: 'compliance', page: '/compliance', unit: 'share', sql: [], see: ['variant', 'rule.skipped_stage', 'rule.backward_move', 'rule.created_late', 'rule.left_final_stage'], planned: true },
  { id: 'variant', group: 'compliance', page: '/process', unit: 'text', sql: ['reports/variants', 'reports/variants_cases'], see: ['conformance', 'variant_share', 'median_days'] },
  { id: 'variant_share', group: 'compliance', page: '/process', unit: 'share', sql: ['reports/variants', 'reports/variants_cases'], see: ['variant'] },
  { id: 'median_days', group: 'compliance', page: '/process', unit: 'days', sql: ['reports/variants'], see: ['variant', 'cycle'] },
  { id: 'waiver', group: 'compliance', page: '/compliance', unit: 'text', sql: [], see: ['flag', 'share'], planned: true },
];
