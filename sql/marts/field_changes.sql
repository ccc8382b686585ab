-- One row per change of a field of a case: exported, or seen between two lists.
-- is_inferred: Seen between two lists.
-- change_no: Order among the changes of the field of the case.
-- from_value: Old value as the CRM wrote it.
-- to_value: New value as the CRM wrote it.
with rows as (
  select
    if(h.deal_id is not null, 'deal', 'lead') as entity, coalesce(h.deal_id, h.lead_id) as case_id,
    lower(h.field) as field, h.changed_at, h.old_value, h.new_value, h.changed_by, h.import_no, h.rowid as row_no, false as is_inferred
  from raw.field_history as h
  where not h.is_duplicate and coalesce(h.deal_id, h.lead_id) is not null
  union all
  select entity, case_id, field, changed_at, old_value, new_value, null, import_no, null, true from stg_snapshot_changes
)
select
  k.case_no, r.field, r.changed_at, r.old_value as from_value, r.new_value as to_value, r.changed_by, r.is_inferred,
  row_number() over (partition by k.case_no, r.field order by r.changed_at, r.import_no, r.row_no)::integer as change_no
from rows as r
inner join case_keys as k using (entity, case_id)
qualify row_number() over (
  partition by k.case_no, r.field, r.changed_at, r.old_value, r.new_value order by r.import_no, r.row_no
) = 1
