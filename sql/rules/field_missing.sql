-- severity: medium
-- exposure: left_forwards
-- needs: required
-- One row per forward exit and required field that was empty then; judged as of the move where the field history tells, else on the exported value.
select
  g.process_no, g.case_no, s.state_id as stage, g.move_at as happened_at, g.is_missing_now as is_now, null::varchar as severity,
  [{what: g.fields || if(g.is_told, '', ' (current value)'), moment: g.move_at, before: g.value_then, after: null::varchar}] as evidence
from blank_at_moves($as_of::timestamp) as g
inner join cases as c using (case_no, process_no)
inner join process_states as s on s.process_no = g.process_no and s.state_no = g.state_no
where g.is_stated
