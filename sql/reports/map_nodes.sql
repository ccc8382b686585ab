-- One row per state with visits of cases with a path (view path_cases): the visits, the cases, those that are there as of the instant.
-- A case's first visit of an active stage is marked; only of final states the cases are told apart.
select
  state_no, count(*)::integer as visits,
  (count(*) filter (is_first) + count(distinct if(position is null, case_no, null)))::integer as cases,
  count(*) filter (is_current)::integer as current
from scoped_visits
semi join (select case_no from path_cases) using (case_no)
where state_no is not null
group by state_no
order by state_no
