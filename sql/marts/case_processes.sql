-- One row per case and process it is or was in.
-- is_recorded: An exported history tells of it.
-- is_pieced: Some of its moves are seen only between lists: what lies between is not known.
-- is_vague: Some entry or exit is known only to more than a day.
-- joined_at: Null where the case began; else the instant it came from another process.
with visited as (
  select
    case_no, process_no, min(visit_no) as first_visit_no, min(entered_at) as first_at,
    bool_or(has_history) as has_history, bool_or(is_recorded) as is_recorded,
    bool_or(entry_width_us is not null or exit_width_us is not null) as is_pieced,
    coalesce(bool_or(greatest(entry_width_us, exit_width_us) > 86400000000), false) as is_vague
  from visit_log
  where process_no is not null
  group by all
),
origins as (
  select case_no, min(first_visit_no) as first_visit_no from visited group by case_no
)
select
  v.case_no, v.process_no, v.has_history, v.is_recorded, v.is_pieced, v.is_vague, if(o.first_visit_no = v.first_visit_no, null, v.first_at) as joined_at
from visited as v
inner join origins as o using (case_no)
union all
select o.case_no, o.process_no, false, false, false, false, null
from int_own_states as o
anti join visited as v on v.case_no = o.case_no
where o.process_no is not null
