-- One row per state of the process: visits of cases with a path (view path_cases), the cases, those that are there as of the instant.
select
  s.state_no, count(v.case_no)::integer as visits, count(distinct v.case_no)::integer as cases,
  count(v.case_no) filter (v.is_current)::integer as current
from process_states as s
left join (from scoped_visits semi join path_cases using (case_no)) as v on v.state_no = s.state_no
where s.process_no = $process
group by s.state_no
order by s.state_no
