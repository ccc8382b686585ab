-- One row per exported row of a deal or lead.
-- case_id: Id in the CRM.
-- materialize: view
select
  'deal' as entity, deal_id as case_id, name, pipeline, stage, status,
  amount, currency, probability, forecast_category, source, direction, traffic_source,
  owner, team, account_id, account, contact_id, product, segment,
  created_at, updated_at, stage_entered_at, expected_close_date, closed_at,
  lost_reason, won_reason, next_step, next_step_date, lead_id, null::timestamp as first_contact_at,
  custom, import_no, file_no, record, rowid as row_no
from raw.deals
where not is_duplicate
union all
select
  'lead', lead_id, name, pipeline, stage, status,
  null, null, null, null, source, direction, traffic_source,
  owner, team, account_id, company, contact_id, product, null,
  created_at, updated_at, null, null, closed_at,
  rejection_reason, null, null, next_step_date, null, first_contact_at,
  custom, import_no, file_no, record, rowid as row_no
from raw.leads
where not is_duplicate
