-- severity: medium
-- exposure: all
-- needs: next_step_date|activity
-- One row per open case whose latest next step or planned activity is dated before today.
select
  n.process_no, n.case_no, s.state_id as stage, day_end(n.last_step_on) as happened_at, true as is_now, null::varchar as severity,
  [{what: 'next_step', moment: day_end(n.last_step_on), before: null::varchar, after: n.last_step_on::varchar}] as evidence
from next_steps($as_of::timestamp, $today::date) as n
left join process_states as s on s.process_no = n.process_no and s.state_no = n.state_no
where n.last_step_on < $today::date
