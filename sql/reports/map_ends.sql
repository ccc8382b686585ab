-- One row per state in which cases with a path (view path_cases) began and one per state in which they are last seen, unmapped visits left out.
with placed as (
  select v.case_no, min((v.visit_no, v.state_no)) as first_visit, max((v.visit_no, v.state_no)) as last_visit
  from scoped_visits as v
  semi join path_cases as p on p.case_no = v.case_no
  where v.state_no is not null
  group by v.case_no
)
select 'start' as side, first_visit[2]::integer as state_no, f.case_no is not null as is_violation, count(*)::integer as cases
from placed as p
left join (select case_no from order_flags where rule = 'created_late') as f using (case_no)
group by all
union all
select 'end', last_visit[2]::integer, false, count(*)::integer
from placed
group by all
order by side desc, cases desc, state_no, is_violation
