-- severity: medium
-- exposure: limited
-- One row per visit strictly longer than the limit of its stage, on the clock of the process; high from twice the limit.
with overdue as (
  select
    v.*, s.state_id, s.limit_days, coalesce(v.left_at, $as_of::timestamp) as until_at,
    if(p.clock = 'working', p.calendar, null) as calendar
  from visits as v
  inner join cases as c using (case_no, process_no)
  inner join processes as p on p.process_no = v.process_no
  inner join process_states as s on s.process_no = v.process_no and s.state_no = v.state_no
  where v.position is not null and coalesce(v.left_at, $as_of::timestamp) > v.limit_at
    and ((v.has_history and v.is_vague is not true) or (v.is_current and c.stage_entered_at is not null))
    and (p.effective_from is null or p.effective_from <= local_day(v.entered_at))
),
measured as (
  select
    o.*,
    case when o.calendar is null then days_between(o.entered_at, o.until_at)
      else b.worked_before + if(b.is_working, seconds_between(b.day::timestamp, local_time(o.until_at)) / 86400, 0)
        - a.worked_before - if(a.is_working, seconds_between(a.day::timestamp, local_time(o.entered_at)) / 86400, 0) end as days
  from overdue as o
  left join working_calendar as a on a.calendar = o.calendar and a.day = local_day(o.entered_at)
  left join working_calendar as b on b.calendar = o.calendar and b.day = local_day(o.until_at)
)
select
  process_no, case_no, state_id as stage, limit_at as happened_at, is_current as is_now,
  if(days >= 2 * limit_days, 'high', null) as severity,
  [
    {what: 'entered', moment: entered_at, before: null::varchar, after: state_id},
    {what: 'days', moment: limit_at, before: limit_days::varchar, after: round(days, 2)::varchar}
  ] as evidence
from measured
