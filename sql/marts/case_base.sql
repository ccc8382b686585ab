-- One row per case: its row as exported.
-- case_no: The case.
-- entity: deal, lead or contract.
-- case_id: Id in the CRM.
-- source: Its own, else its lead's.
-- amount: In its own currency; a negative one counts as absent.
-- created_at: As exported, else the entry of the first visit; null when there is no instant at all.
-- row_instant: Instant of the import whose row stands.
-- is_exported: False for a case made from its history alone.
with firsts as (
  -- Needed only where the export has no creation.
  select case_no, min(entered_at) as entered_at, bool_or(has_history) as has_history
  from visit_log
  where case_no in (
    select k.case_no from case_keys as k anti join (select entity, case_id from stg_cases where created_at is not null) using (entity, case_id))
  group by case_no
),
lead_sources as (
  select case_id as lead_id, source from stg_cases where entity = 'lead'
),
rows as (
  select * from stg_cases
  union all by name
  select entity, case_id, pipeline, import_no, file_no, record, row_instant, false as is_exported from stg_made_cases
)
select
  k.case_no, c.entity, c.case_id, c.name, c.pipeline, c.stage, c.status,
  if(c.amount < 0, null, c.amount) as amount, c.amount < 0 as is_negative,
  upper(c.currency) as currency, c.probability, c.forecast_category,
  coalesce(c.source, l.source) as source, c.source <> l.source as source_differs,
  c.direction, c.traffic_source, c.owner, c.team, c.account_id, c.account, c.contact_id, c.product, c.segment,
  coalesce(c.created_at, if(f.has_history or coalesce(c.closed_at, c.stage_entered_at, c.updated_at) is not null, f.entered_at, null)) as created_at, c.created_at is not null as has_created_at,
  c.updated_at, c.stage_entered_at, c.expected_close_date, c.closed_at as exported_closed_at,
  c.lost_reason, c.won_reason, c.next_step, c.next_step_date, c.lead_id, c.first_contact_at, c.custom,
  c.row_instant, c.is_exported, c.import_no, c.file_no, c.record
from rows as c
inner join case_keys as k on k.entity = c.entity and k.case_id = c.case_id
left join firsts as f on f.case_no = k.case_no
left join lead_sources as l on l.lead_id = c.lead_id and c.entity = 'deal'
