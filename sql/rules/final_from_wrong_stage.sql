-- severity: medium
-- exposure: history
-- asks: origins
-- One row per move into a final stage from an active one that the process does not let it end from.
select
  v.process_no, v.case_no, f.state_id as stage, v.move_at as happened_at,
  c.state_no is not distinct from v.move_state_no as is_now, null::varchar as severity,
  [{what: 'move', moment: v.move_at, before: f.state_id, after: t.state_id}] as evidence
from visits as v
inner join cases as c using (case_no, process_no)
inner join process_states as f on f.process_no = v.process_no and f.state_no = v.state_no
inner join process_states as t on t.process_no = v.process_no and t.state_no = v.move_state_no
where v.is_recorded and v.exit_width_us is null and v.kind = 'active'
  and (v.process_no, v.move_state_no) in (select (process_no, state_no) from final_origins)
  and (v.process_no, v.move_state_no, f.state_id) not in (select (process_no, state_no, from_state) from final_origins)
