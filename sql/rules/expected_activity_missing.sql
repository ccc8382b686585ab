-- severity: low
-- exposure: left_expecting
-- needs: activity.kind
-- asks: expects
-- One row per case and activity that a stage expects and that was never there when the case left it forwards.
with exits as (
  select
    v.case_no, v.process_no, v.visit_no, v.state_no, v.move_at,
    min(v.entered_at) over (partition by v.case_no, v.process_no, v.state_no order by v.visit_no) as first_at,
    v.has_history and v.is_vague is not true and v.kind = 'active' and v.move_kind in ('active', 'won') and v.move_position > v.position as is_forward
  from visits as v
  semi join stage_expectations as e on e.process_no = v.process_no and e.state_no = v.state_no
),
counted as (
  select
    x.case_no, x.process_no, x.visit_no, x.state_no, x.move_at, e.expectation_no, e.expectation_id, e.least,
    count(a.case_no) filter (fits_expectation(a.kind, a.subject, e.kinds, e.keywords)) as n
  from exits as x
  inner join stage_expectations as e on e.process_no = x.process_no and e.state_no = x.state_no
  left join activities as a
    on a.case_no = x.case_no and coalesce(a.created_at, a.due_at, a.done_at) <= x.move_at
    and coalesce(a.done_at, a.due_at, a.created_at) >= x.first_at
  where x.is_forward
  group by all
)
select
  n.process_no, n.case_no, s.state_id as stage, n.move_at as happened_at, c.outcome = 'open' as is_now, null::varchar as severity,
  [{what: 'expected: ' || n.expectation_id, moment: n.move_at, before: n.least::varchar, after: n.n::varchar}] as evidence
from counted as n
inner join cases as c using (case_no, process_no)
inner join process_states as s on s.process_no = n.process_no and s.state_no = n.state_no
where n.n < n.least
qualify row_number() over (partition by n.case_no, n.process_no, n.state_no, n.expectation_no order by n.visit_no) = 1
