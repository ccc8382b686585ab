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
  [
    'conformance',
    '/compliance',
    'share',
    '',
    'variant rule.skipped_stage rule.backward_move rule.created_late rule.left_final_stage',
    'planned',
  ],
  [
    'variant',
    '/process',
    'text',
    'reports/variants reports/variants_cases',
    'conformance variant_share median_days',
  ],
  ['variant_share', '/process', 'share', 'reports/variants reports/variants_cases', 'variant'],
  ['median_days', '/process', 'days', 'reports/variants', 'variant cycle'],
  ['waiver', '/compliance', 'text', '', 'flag share', 'planned'],
]);
