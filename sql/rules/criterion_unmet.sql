-- severity: medium
-- exposure: left_judged
-- needs: criteria_exit
-- One row per case and criterion that did not hold on leaving a stage forwards, by the methodology's own criteria of that stage; judged as of the move where the history tells.
select
  b.process_no, b.case_no, s.state_id as stage, b.judged_at as happened_at, c.outcome = 'open' as is_now, null::varchar as severity,
  [{what: 'criterion: ' || q.criterion_id || if(b.is_told, '', ' (current value)'), moment: b.judged_at, before: null::varchar, after: null::varchar}] as evidence
from broken_criteria as b
inner join criteria as q on q.criterion_no = b.criterion_no and q.is_accusing and q.moment_kind = 'exit'
inner join cases as c on c.case_no = b.case_no and c.process_no = b.process_no
inner join process_states as s on s.process_no = b.process_no and s.state_no = b.state_no
where b.is_unmet
