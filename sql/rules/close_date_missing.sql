-- severity: medium
-- exposure: open
-- needs: expected_close_date
-- One row per open case without an expected closing date.
select
  c.process_no, c.case_no, s.state_id as stage, $as_of::timestamp as happened_at, true as is_now, null::varchar as severity,
  [{what: 'expected_close_date', moment: $as_of::timestamp, before: null::varchar, after: null::varchar}] as evidence
from cases as c
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
left join process_rules as r on r.process_no = c.process_no and r.rule = 'close_date_missing'
left join process_states as b on b.process_no = c.process_no and b.state_id = (r.settings ->> '$.from_stage')
where c.outcome = 'open' and c.expected_close_date is null and c.furthest >= coalesce(b.position, 1)
