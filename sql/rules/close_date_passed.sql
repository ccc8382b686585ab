-- severity: high
-- exposure: open
-- needs: expected_close_date
-- One row per open case whose expected closing date is before today.
select
  c.process_no, c.case_no, s.state_id as stage, day_end(c.expected_close_date) as happened_at, true as is_now, null::varchar as severity,
  [{what: 'expected_close_date', moment: day_end(c.expected_close_date), before: null::varchar, after: c.expected_close_date::varchar}] as evidence
from cases as c
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
left join process_rules as r on r.process_no = c.process_no and r.rule = 'close_date_passed'
where c.outcome = 'open'
  and c.expected_close_date + coalesce((r.settings ->> '$.grace_days')::integer, 0) < $today::date
