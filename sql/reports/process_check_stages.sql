-- One row per stage of the process: who visits it among the cases closed in the last twelve months, who stands in it, and the days spent there.
-- parameters: process, as_of
with closed as (
  select case_no from scoped_cases
  where has_history and outcome in ('won', 'lost') and closed_at > $as_of::timestamp - interval 12 month
),
visited as (
  select v.state_no, count(distinct v.case_no) as visited
  from scoped_visits as v
  semi join closed using (case_no)
  where v.kind = 'active'
  group by v.state_no
),
standing as (
  select state_no, count(*) as cases_now, sum(amount_value) as amount_now
  from scoped_cases
  where outcome = 'open'
  group by state_no
),
spent as (
  select state_no, sum(days_between(entered_at, coalesce(left_at, $as_of::timestamp))) as days, count(distinct case_no) as cases
  from scoped_visits
  where has_history and kind = 'active'
  group by state_no
)
select
  s.state_id, s.name_en, s.name_ru, s.kind, s.position, s.limit_days is not null as has_limit,
  exists (select 1 from process_criteria as c where c.process_no = s.process_no and c.state_no = s.state_no) as has_criterion,
  exists (select 1 from process_required as r where r.process_no = s.process_no and r.position = s.position) as has_required,
  exists (select 1 from crm_stages as m where m.state_key = s.state_key) as has_status,
  (select count(*) from closed)::integer as closed, coalesce(v.visited, 0)::integer as visited, coalesce(n.cases_now, 0)::integer as cases_now,
  n.amount_now::double as amount_now, d.days, coalesce(d.cases, 0)::integer as cases
from process_states as s
left join visited as v using (state_no)
left join standing as n using (state_no)
left join spent as d using (state_no)
where s.process_no = $process and not s.is_implied
order by s.position nulls last, s.state_no
