-- severity: high
-- exposure: history
-- One row per move out of a final state into any other state; out of a neutral one only where the process forbids it.
select
  v.process_no, v.case_no, f.state_id as stage, v.move_at as happened_at, c.outcome = 'open' as is_now, null::varchar as severity,
  [{what: 'move', moment: v.move_at, before: f.state_id, after: t.state_id}] as evidence
from visits as v
inner join cases as c using (case_no, process_no)
inner join processes as p on p.process_no = v.process_no
inner join process_states as f on f.process_no = v.process_no and f.state_no = v.state_no
inner join process_states as t on t.process_no = v.process_no and t.state_no = v.move_state_no
where v.is_recorded and v.exit_width_us is null and v.move_at is not null and v.move_state_no <> v.state_no
  and (v.kind in ('won', 'lost', 'disqualified') or (v.kind = 'neutral' and not p.resumes_from_neutral))
