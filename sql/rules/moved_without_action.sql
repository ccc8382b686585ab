-- severity: low
-- exposure: moved
-- needs: activity.done
-- asks: rule
-- One row per forward move with nothing done since the stage was entered (or since the creation, where the process says so).
with done as (
  select case_no, coalesce(done_at, status_changed_at, due_at) as done_at
  from activities
  where status = 'done'
),
moves as (
  select
    v.case_no, v.process_no, v.state_no, v.move_state_no, v.move_at,
    if(r.settings ->> '$.since' = 'start', least(c.created_at, v.entered_at), v.entered_at) as since, c.outcome
  from visits as v
  inner join cases as c using (case_no, process_no)
  inner join process_rules as r on r.process_no = v.process_no and r.rule = 'moved_without_action'
  where v.has_history and v.is_vague is not true and v.kind = 'active' and v.move_kind in ('active', 'won') and v.move_position > v.position
)
select
  m.process_no, m.case_no, f.state_id as stage, m.move_at as happened_at, m.outcome = 'open' as is_now, null::varchar as severity,
  [
    {what: 'entered', moment: m.since, before: null::varchar, after: f.state_id},
    {what: 'move', moment: m.move_at, before: f.state_id, after: t.state_id}
  ] as evidence
from moves as m
anti join done as d on d.case_no = m.case_no and d.done_at >= m.since and d.done_at <= m.move_at
inner join process_states as f on f.process_no = m.process_no and f.state_no = m.state_no
inner join process_states as t on t.process_no = m.process_no and t.state_no = m.move_state_no
