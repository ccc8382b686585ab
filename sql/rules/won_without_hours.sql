-- severity: low
-- exposure: won
-- entity: deal
-- needs: rule_field
-- asks: rule
-- One row per won case without the hours spent on it.
select
  c.process_no, c.case_no, s.state_id as stage, c.closed_at as happened_at, true as is_now, null::varchar as severity,
  [{what: u.field, moment: c.closed_at, before: null::varchar, after: u.value}] as evidence
from cases as c
inner join unfilled_at($as_of::timestamp, 'won_without_hours') as u using (process_no, case_no)
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where c.outcome = 'won'
