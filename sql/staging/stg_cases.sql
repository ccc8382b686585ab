-- One row per deal or lead: of the rows with one id, the one that stands (METRICS 1.9).
-- case_id: Id in the CRM.
-- row_instant: Instant of the import that the standing row came from.
-- materialize: table
with exported as (
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
    custom, import_no, file_no, record, rowid
  from raw.leads
  where not is_duplicate
),
repeated as (
  select entity, case_id from exported group by all having count(*) > 1
),
standing as (
  select e.entity, e.row_no
  from exported as e
  semi join repeated using (entity, case_id)
  inner join raw.imports as i using (import_no)
  qualify row_number() over (
    partition by e.entity, e.case_id
    order by i.instant desc, e.updated_at desc nulls last, e.import_no desc, e.row_no desc
  ) = 1
)
select e.* exclude (row_no), i.instant as row_instant, true as is_exported
from exported as e
inner join raw.imports as i using (import_no)
where (e.entity, e.case_id) not in (select (entity, case_id) from repeated)
  or (e.entity, e.row_no) in (select (entity, row_no) from standing)
