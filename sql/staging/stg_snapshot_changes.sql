-- One row per field that two lists of one case name differently, where no exported history tells of the field.
-- changed_at: The later list's last change of the case, if between the two; else its own instant.
-- materialize: table
with named as (
  select
    entity, case_id, import_no, instant, updated_at, snapshot_no,
    unnest(['owner', 'amount', 'expected_close_date']) as field,
    unnest([owner, amount::varchar, strftime(expected_close_date, '%Y-%m-%d')]) as value
  from stg_snapshots
),
steps as (
  select *, lag(value) over steps as from_value, lag(instant) over steps as prev_instant
  from named
  window steps as (partition by entity, case_id, field order by snapshot_no)
)
select
  s.entity, s.case_id, s.field, if(s.updated_at > s.prev_instant and s.updated_at <= s.instant, s.updated_at, s.instant) as changed_at,
  s.from_value as old_value, s.value as new_value, s.import_no
from steps as s
left join stg_recorded as r using (entity, case_id, field)
where s.snapshot_no > 1 and s.value is distinct from s.from_value and s.instant > s.prev_instant
  and (r.until_at is null or s.instant > r.until_at)
