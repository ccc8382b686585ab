/** Why the pages differ from the row that the CRM exported: each difference has exactly one, the first that applies. */
export const reconciliationReasons = [
  'created_later',
  'entered_later',
  'stage_unmapped',
  'stage_chosen',
  'stage_by_process',
  'outcome_by_status',
  'stage_by_history',
  'outcome_by_stage',
  'amount_unreadable',
  'amount_negative',
  'no_rate',
  'owner_joined',
  'unexplained',
] as const;

export type ReconciliationReason = (typeof reconciliationReasons)[number];
