-- severity: low
-- exposure: won
-- entity: deal
-- needs: rule_field
-- asks: rule
-- One row per case won more than N days ago whose client has not been asked what he thinks.
with won as (
  select
    c.*, local_time(c.closed_at) + to_days(coalesce((r.settings ->> '$.days')::integer, 30)) as due_local
  from cases as c
  inner join process_rules as r on r.process_no = c.process_no and r.rule = 'won_without_feedback'
  where c.outcome = 'won'
),
due as (
  select *, utc_time(due_local) as due_at from won
)
select
  c.process_no, c.case_no, s.state_id as stage, c.due_at as happened_at, true as is_now, null::varchar as severity,
  [{what: u.field, moment: c.due_at, before: null::varchar, after: u.value}] as evidence
from due as c
inner join unfilled_at($as_of::timestamp, 'won_without_feedback') as u using (process_no, case_no)
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where c.due_at < $as_of::timestamp
