-- severity: low
-- exposure: won
-- entity: deal
-- needs: activity
-- asks: rule
-- One row per won case after which nothing with the client was planned or done for N working days.
with won as (
  select
    c.*, p.calendar, coalesce((r.settings ->> '$.working_days')::double, 5) as days,
    w.worked_before + if(w.is_working, seconds_between(w.day::timestamp, local_time(c.closed_at)) / 86400, 0)
      + coalesce((r.settings ->> '$.working_days')::double, 5) as target
  from cases as c
  inner join processes as p using (process_no)
  inner join process_rules as r on r.process_no = c.process_no and r.rule = 'won_without_next_activity'
  inner join working_calendar as w on w.calendar = p.calendar and w.day = local_day(c.closed_at)
  where c.outcome = 'won'
),
dated as (
  select w.*, d.day::timestamp + to_microseconds((w.target % 1 * 86400e6)::bigint) as due_local
  from won as w
  inner join working_calendar as d on d.calendar = w.calendar and d.is_working and d.worked_before = floor(w.target)
),
due as (
  select *, utc_time(due_local) as due_at from dated
),
touches as (
  select case_no, null as account_id, unnest([created_at, due_at, done_at]) as moment,
    coalesce(created_at, timestamp '1970-01-01') as known_at
  from activities
  where status <> 'cancelled'
  union all
  select null, account_id, unnest([created_at, due_at, done_at]), coalesce(created_at, timestamp '1970-01-01') from account_touches
)
select
  d.process_no, d.case_no, s.state_id as stage, d.due_at as happened_at, true as is_now, null::varchar as severity,
  [{what: 'working_days', moment: d.closed_at, before: d.days::varchar, after: null::varchar}] as evidence
from due as d
anti join touches as t on t.case_no = d.case_no and t.moment > d.closed_at and t.known_at <= d.due_at
anti join touches as a on a.account_id = d.account_id and a.moment > d.closed_at and a.known_at <= d.due_at
left join process_states as s on s.process_no = d.process_no and s.state_no = d.state_no
where d.due_at < $as_of::timestamp
