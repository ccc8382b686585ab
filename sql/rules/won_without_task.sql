-- severity: medium
-- exposure: won
-- needs: activity.kind
-- asks: task
-- One row per won case in which the task that the process names was never done.
with asked as (
  select r.process_no, e.kinds, e.keywords, e.expectation_id
  from process_rules as r
  inner join stage_expectations as e on e.process_no = r.process_no and e.expectation_id = (r.settings ->> '$.task')
  where r.rule = 'won_without_task'
),
done as (
  select distinct k.process_no, a.case_no
  from asked as k
  inner join activities as a
    on a.status = 'done' and coalesce(a.done_at, a.status_changed_at, a.due_at) <= $as_of::timestamp
    and fits_expectation(a.kind, a.subject, k.kinds, k.keywords)
)
select
  c.process_no, c.case_no, s.state_id as stage, c.closed_at as happened_at, true as is_now, null::varchar as severity,
  [{what: 'expected: ' || k.expectation_id, moment: c.closed_at, before: null::varchar, after: null::varchar}] as evidence
from cases as c
inner join asked as k using (process_no)
anti join done as d on d.process_no = c.process_no and d.case_no = c.case_no
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where c.outcome = 'won'
