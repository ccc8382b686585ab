-- severity: medium
-- exposure: moved
-- needs: activity
-- One row per forward move that left tasks of the stage undone; one cancelled minutes before or after the move was left too.
with moves as (
  select
    v.case_no, v.process_no, v.visit_no, v.state_no, v.entered_at, v.move_at,
    to_microseconds((coalesce((r.settings ->> '$.count_cancelled_within_minutes')::double, 5) * 60e6)::bigint) as slack
  from visits as v
  left join process_rules as r on r.process_no = v.process_no and r.rule = 'moved_with_open_tasks'
  where v.has_history and v.is_vague is not true and v.kind = 'active' and v.move_kind in ('active', 'won') and v.move_position > v.position
),
left_open as (
  select
    m.process_no, m.case_no, m.visit_no, m.state_no, m.move_at,
    bool_or(a.status = 'planned' or (a.status = 'done' and a.done_at > $as_of::timestamp)) as is_open_still,
    list({what: 'task', moment: coalesce(a.due_at, a.created_at), before: null::varchar, after: coalesce(a.subject, a.type, a.activity_id)}
      order by coalesce(a.due_at, a.created_at), a.activity_id, a.subject) as evidence
  from moves as m
  inner join activities as a
    on a.case_no = m.case_no and coalesce(a.created_at, a.due_at) >= m.entered_at and coalesce(a.created_at, a.due_at) <= m.move_at
  where (a.due_at is null or a.due_at <= m.move_at or a.status = 'cancelled')
    and case a.status
      when 'planned' then true
      when 'done' then coalesce(a.done_at, a.status_changed_at) > m.move_at
      else a.status_changed_at >= m.move_at - m.slack and (a.due_at is null or a.due_at <= m.move_at or a.status_changed_at <= m.move_at + m.slack)
    end
  group by all
)
select
  l.process_no, l.case_no, s.state_id as stage, l.move_at as happened_at,
  c.outcome = 'open' and l.is_open_still as is_now, null::varchar as severity, l.evidence
from left_open as l
inner join cases as c using (case_no, process_no)
inner join process_states as s on s.process_no = l.process_no and s.state_no = l.state_no
