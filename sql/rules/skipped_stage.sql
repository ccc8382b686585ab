-- severity: high
-- exposure: history
-- order: strict
-- One row per case and stage that a forward move passed over before the case had ever been there (METRICS 6).
with moves as (
  select case_no, process_no, visit_no, state_no, position, move_position, move_at
  from visits
  where is_recorded and exit_width_us is null and kind = 'active' and move_kind in ('active', 'won') and move_position > position + 1
),
skipped as (
  select m.*, s.position as skipped_position, s.state_id
  from moves as m
  inner join process_states as s
    on s.process_no = m.process_no and s.position > m.position and s.position < m.move_position
  left join visits as f
    on f.case_no = m.case_no and f.process_no = m.process_no and f.position = s.position and f.is_first and f.visit_no < m.visit_no
  where f.case_no is null
  qualify row_number() over (partition by m.case_no, m.process_no, s.position order by m.visit_no) = 1
)
select
  k.process_no, k.case_no, k.state_id as stage, k.move_at as happened_at, c.outcome = 'open' as is_now, null::varchar as severity,
  [{what: 'move', moment: k.move_at, before: f.state_id, after: coalesce(t.state_id, 'won')}] as evidence
from skipped as k
inner join cases as c using (case_no, process_no)
inner join process_states as f on f.process_no = k.process_no and f.state_no = k.state_no
left join process_states as t on t.process_no = k.process_no and t.position = k.move_position
