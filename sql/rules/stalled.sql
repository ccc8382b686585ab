-- severity: medium
-- exposure: open
-- One row per open case without a stage move, field change, update or activity for N days (working days where the process counts them).
with settings as (
  select
    p.process_no, p.clock, p.calendar, coalesce((r.settings ->> '$.days')::double, 14) as days,
    (r.settings ->> '$.exempt.future_step_within_days')::integer as step_days
  from processes as p
  left join process_rules as r on r.process_no = p.process_no and r.rule = 'stalled'
),
open_cases as (
  select * from cases where outcome = 'open'
),
signs as (
  select case_no, created_at as moment, 'created' as what from open_cases
  union all
  select case_no, updated_at, 'updated' from open_cases where updated_at <= $as_of::timestamp
  union all
  select v.case_no, unnest([v.entered_at, v.left_at]), 'move' from visits as v semi join open_cases as c using (case_no)
  union all
  select f.case_no, f.changed_at, 'change: ' || f.field from field_changes as f semi join open_cases as c using (case_no) where f.changed_at <= $as_of::timestamp
  union all
  select a.case_no, unnest([a.created_at, a.done_at]), 'activity' from activities as a semi join open_cases as c using (case_no)
),
lasts as (
  -- Of several signs in one moment the one that tells most: an update is what all of them leave.
  select
    case_no, max(moment) as last_at,
    first(what order by moment desc, list_position(['move', 'activity', 'updated', 'created'], what) nulls first, what) as what
  from signs
  where moment <= $as_of::timestamp
  group by case_no
),
steps as (
  select case_no, min(due_at::date) as step_on
  from activities
  where status = 'planned' and due_at > $as_of::timestamp
  group by case_no
),
still as (
  select
    c.process_no, c.case_no, s.state_id as stage, l.last_at, l.what, t.days, t.step_days,
    least(if(c.next_step_date >= $today::date, c.next_step_date, null), p.step_on) as step_on,
    if(t.clock = 'working', t.calendar, null) as calendar
  from open_cases as c
  inner join lasts as l using (case_no)
  inner join settings as t on t.process_no = c.process_no
  left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
  left join steps as p on p.case_no = c.case_no
  where l.last_at + to_microseconds((t.days * 86400e6)::bigint) <= $as_of::timestamp
),
targeted as (
  select
    s.*, w.worked_before + if(w.is_working, seconds_between(w.day::timestamp, local_time(s.last_at)) / 86400, 0) + s.days as target
  from still as s
  left join working_calendar as w on w.calendar = s.calendar and w.day = local_day(s.last_at)
),
due as (
  select
    t.*,
    case when t.calendar is null then t.last_at + to_microseconds((t.days * 86400e6)::bigint)
      else utc_time(d.day::timestamp + to_microseconds((t.target % 1 * 86400e6)::bigint)) end as happened_at
  from targeted as t
  left join working_calendar as d on d.calendar = t.calendar and d.is_working and d.worked_before = floor(t.target)
)
select
  process_no, case_no, stage, happened_at, true as is_now, null::varchar as severity,
  [{what: 'last_sign: ' || what, moment: last_at, before: null::varchar, after: days::varchar || ' days'}] as evidence
from due
where happened_at <= $as_of::timestamp
  and not coalesce(step_days is not null and step_on <= $today::date + step_days, false)
