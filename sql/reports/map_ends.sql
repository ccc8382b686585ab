-- One row per state in which cases with a path (view path_cases) began and one per state in which they are last seen, unmapped visits left out.
-- A visit's number and its state are packed into one integer, so that the first and last visit's are a plain minimum and maximum.
with placed as (
  select v.case_no, min(v.visit_no * 1000 + v.state_no) % 1000 as first_no, max(v.visit_no * 1000 + v.state_no) % 1000 as last_no
  from scoped_visits as v
  semi join (select case_no from path_cases) as p on p.case_no = v.case_no
  where v.state_no is not null
  group by v.case_no
)
select 'start' as side, first_no::integer as state_no, f.case_no is not null as is_violation, count(*)::integer as cases
from placed as p
left join (select case_no from order_flags where rule = 'created_late') as f using (case_no)
group by all
union all
select 'end', last_no::integer, false, count(*)::integer
from placed
group by all
order by side desc, cases desc, state_no, is_violation
