-- severity: low
-- exposure: open
-- needs: activity.kind
-- asks: rule
-- One row per open case that stands in the stage set for N days without a touch that warms it up.
with standing as (
  select c.process_no, c.case_no, s.state_id, c.current_since, coalesce((r.settings ->> '$.days')::integer, 30) as days
  from cases as c
  inner join process_rules as r on r.process_no = c.process_no and r.rule = 'no_warmup'
  inner join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no and s.state_id = (r.settings ->> '$.stage')
  where c.outcome = 'open' and c.current_since is not null
),
touched as (
  select t.case_no, max(coalesce(a.done_at, a.status_changed_at, a.due_at)) as touched_at
  from standing as t
  inner join activities as a using (case_no)
  where a.kind = 'warmup' and a.status = 'done' and coalesce(a.done_at, a.status_changed_at, a.due_at) <= $as_of::timestamp
  group by t.case_no
),
dated as (
  select
    t.*, greatest(t.current_since, h.touched_at) as last_at,
    local_time(greatest(t.current_since, h.touched_at)) + to_days(t.days) as due_local
  from standing as t
  left join touched as h using (case_no)
),
due as (
  select *, utc_time(due_local) as due_at from dated
)
select
  process_no, case_no, state_id as stage, due_at as happened_at, true as is_now, null::varchar as severity,
  [{what: 'last_touch', moment: last_at, before: null::varchar, after: days::varchar}] as evidence
from due
where due_at < $as_of::timestamp
