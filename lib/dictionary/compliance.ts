import { type Entry, entriesOf } from './entry.ts';

/** Rules and findings, but for the rules themselves (METRICS 6). */
export const complianceEntries: readonly Entry[] = entriesOf('compliance', [
  ['rule', '/compliance', 'text', 'reports/compliance_rules', 'flag severity not_judged exposed'],
  [
    'flag',
    '/compliance',
    'count',
    'reports/compliance_rules reports/flags_page',
    'flag_now flagged_cases evidence waiver',
  ],
  ['flag_now', '/compliance', 'count', 'reports/compliance_rules reports/overview_now', 'flag'],
  ['flagged_cases', '/compliance', 'count', 'reports/compliance_rules', 'flag share exposed'],
  ['exposed', '/compliance', 'count', 'reports/compliance_exposed marts/exposures', 'share not_judged'],
  [
    'share',
    '/compliance',
    'share',
    'reports/compliance_rules reports/compliance_exposed',
    'exposed flagged_cases waiver',
  ],
  ['severity', '/compliance', 'text', 'reports/compliance_rules', 'rule'],
  ['not_judged', '/compliance', 'text', 'marts/carried', 'rule exposed'],
  ['evidence', '/compliance', 'text', 'reports/flags_page marts/field_changes', 'flag'],
  ['waiver', '/compliance', 'text', 'reports/flags_page', 'flag share'],
  [
    'process_check',
    '/process',
    'text',
    'reports/process_check_stages reports/process_check_statuses',
    'criterion_met completeness',
  ],
  [
    'completeness',
    '/compliance',
    'share',
    'reports/completeness macros/blank_at_moves',
    'rule.field_missing not_judged',
  ],
  [
    'criterion_met',
    '/process',
    'share',
    'reports/criteria_judged macros/criterion_moments macros/criteria_broken',
    'rule.criterion_unmet not_judged',
  ],
]);
