/** Every rule that a definition may set: those of the metric dictionary and those of the five methodologies. */
export const ruleNames: readonly string[] = `
  skipped_stage created_late backward_move left_final_stage stage_overdue stalled field_missing criterion_unmet
  entry_criterion_unmet close_date_missing close_date_passed close_date_pushed close_date_pushed_any no_next_step
  next_step_overdue next_step_without_owner next_step_term lost_without_reason won_without_reason
  reason_not_in_classifier reason_uninformative lost_without_context lost_without_disposition
  deferred_return_overdue amount_missing first_contact_late first_contact_late_outbound duplicate tax_id_invalid
  catch_up batch_move deal_without_qualified_lead deal_without_account deal_without_contact moved_with_open_tasks
  moved_without_action task_overdue expected_activity_missing final_from_wrong_stage ping_pong disputed_stage
  stage_meaning_differs one_contact_only outside_profile_worked no_warmup lead_unassigned rejected_too_early
  rejected_without_reason nurture_without_owner nurture_without_next_step handover_incomplete
  converted_without_deal won_without_document won_without_feedback won_without_learnings won_without_revenue
  won_without_hours won_without_task won_without_next_activity no_onboarding key_account_silent client_silent
  renewal_not_started churn_without_reason
`
  .trim()
  .split(/\s+/);
