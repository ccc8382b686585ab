-- One row per case that several imports exported and field of which an exported history tells.
-- field: stage for moves between stages, else the field's name.
-- until_at: Instant of the last import with that history.
-- materialize: table
with histories as (
  select deal_id, lead_id, 'stage' as field, import_no from raw.stage_history
  union all
  select deal_id, lead_id, lower(field), import_no from raw.field_history
),
told as (
  select if(deal_id is not null, 'deal', 'lead') as entity, coalesce(deal_id, lead_id) as case_id, field, import_no
  from histories
  where (select count(*) from stg_snapshots) > 0
)
select t.entity, t.case_id, t.field, max(i.instant) as until_at
from told as t
semi join stg_snapshots as s using (entity, case_id)
inner join raw.imports as i using (import_no)
group by all
