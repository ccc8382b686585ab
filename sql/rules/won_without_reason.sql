-- severity: low
-- exposure: won
-- needs: won_reason
-- One row per won case without a word on why it was won.
select
  c.process_no, c.case_no, s.state_id as stage, c.closed_at as happened_at, true as is_now, null::varchar as severity,
  [{what: 'won_reason', moment: c.closed_at, before: null::varchar, after: c.won_reason}] as evidence
from cases as c
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where c.outcome = 'won' and is_no_reason(c.won_reason)
