-- severity: low
-- exposure: close_date
-- needs: field_history.expected_close_date
-- asks: rule
-- One row per case at the N-th move of its closing date to any later day before closing.
with changes as (
  select
    f.case_no, f.changed_at, f.change_no, text_to_date(f.to_value) as new_date,
    text_to_date(coalesce(nullif(f.from_value, ''), lag(f.to_value) over (partition by f.case_no order by f.change_no))) as old_date
  from field_changes as f
  where f.field = 'expected_close_date' and f.changed_at <= $as_of::timestamp
),
pushes as (
  select
    c.process_no, c.case_no, c.state_no, c.outcome, h.changed_at, coalesce((r.settings ->> '$.times')::integer, 4) as times,
    row_number() over (partition by c.process_no, c.case_no order by h.change_no) as nth,
    list({what: 'expected_close_date', moment: h.changed_at, before: h.old_date::varchar, after: h.new_date::varchar})
      over (partition by c.process_no, c.case_no order by h.change_no) as evidence
  from changes as h
  inner join cases as c using (case_no)
  left join process_rules as r on r.process_no = c.process_no and r.rule = 'close_date_pushed_any'
  where h.new_date > h.old_date and (c.outcome = 'open' or c.closed_at is null or h.changed_at < c.closed_at)
)
select
  p.process_no, p.case_no, s.state_id as stage, p.changed_at as happened_at, p.outcome = 'open' as is_now, null::varchar as severity, p.evidence
from pushes as p
left join process_states as s on s.process_no = p.process_no and s.state_no = p.state_no
where p.nth = p.times
