-- One row per recorded change of a field of a case.
-- change_no: Order among the changes of the field of the case.
-- from_value: Old value as the CRM wrote it.
-- to_value: New value as the CRM wrote it.
with rows as (
  select
    if(h.deal_id is not null, 'deal', 'lead') as entity, coalesce(h.deal_id, h.lead_id) as case_id,
    lower(h.field) as field, h.changed_at, h.old_value, h.new_value, h.changed_by, h.import_no, h.rowid as row_no
  from raw.field_history as h
  where not h.is_duplicate and coalesce(h.deal_id, h.lead_id) is not null
)
select
  k.case_no, r.field, r.changed_at, r.old_value as from_value, r.new_value as to_value, r.changed_by,
  row_number() over (partition by k.case_no, r.field order by r.changed_at, r.import_no, r.row_no)::integer as change_no
from rows as r
inner join case_keys as k using (entity, case_id)
qualify row_number() over (
  partition by k.case_no, r.field, r.changed_at, r.old_value, r.new_value order by r.import_no, r.row_no
) = 1
