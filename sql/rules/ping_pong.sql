-- severity: low
-- exposure: history
-- One row per case and active stage at the N-th time that it comes there.
with came_back as (
  select distinct case_no from visits where position is not null and not is_first
),
stays as (
  select
    case_no, process_no, visit_no, state_no, position, entered_at, is_recorded,
    lag(state_no) over (partition by case_no, process_no order by visit_no) as state_before
  from visits
  semi join came_back using (case_no)
  where state_no is not null
),
comings as (
  select
    y.*, s.state_id, coalesce((r.settings ->> '$.visits_of_one_stage')::integer, 3) as times,
    row_number() over (partition by y.case_no, y.process_no, y.state_no order by y.visit_no) as nth,
    count(*) over (partition by y.case_no, y.process_no, y.state_no) as n
  from stays as y
  inner join process_states as s on s.process_no = y.process_no and s.state_no = y.state_no
  left join process_rules as r on r.process_no = y.process_no and r.rule = 'ping_pong'
  where y.is_recorded and y.position is not null and y.state_before is distinct from y.state_no
)
select
  g.process_no, g.case_no, g.state_id as stage, g.entered_at as happened_at, c.outcome = 'open' as is_now, null::varchar as severity,
  [{what: 'times_there', moment: g.entered_at, before: g.times::varchar, after: g.n::varchar}] as evidence
from comings as g
inner join cases as c using (case_no, process_no)
where g.nth = g.times
