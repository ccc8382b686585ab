-- One row per case and process it is or was in.
-- joined_at: Null where the case began; else the instant it came from another process.
with visited as (
  select
    case_no, process_no, min(visit_no) as first_visit_no, min(entered_at) as first_at,
    bool_or(has_history) as has_history
  from visit_log
  where process_no is not null
  group by all
),
origins as (
  select case_no, min(first_visit_no) as first_visit_no from visited group by case_no
)
select
  v.case_no, v.process_no, v.has_history, if(o.first_visit_no = v.first_visit_no, null, v.first_at) as joined_at
from visited as v
inner join origins as o using (case_no)
union all
select o.case_no, o.process_no, false, null
from int_own_states as o
anti join visited as v on v.case_no = o.case_no
where o.process_no is not null
