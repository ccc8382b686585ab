-- One row per visit of the window: how long it lasted, on the asked clock, and whether it passed its limit.
-- parameters: from, to, as_of, basis, clock, calendar
with chosen as (
  select v.*
  from scoped_visits as v
  where v.position is not null and v.entered_at is not null
    and case $basis
      when 'exited' then v.left_at is not null
        and ($from::timestamp is null or v.left_at >= $from::timestamp) and ($to::timestamp is null or v.left_at < $to::timestamp)
      when 'created' then $from::timestamp is null and $to::timestamp is null or v.case_no in (
        select case_no from scoped_cases
        where ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp))
      else ($from::timestamp is null or v.entered_at >= $from::timestamp) and ($to::timestamp is null or v.entered_at < $to::timestamp)
    end
),
measured as (
  select
    c.key1, c.key2, c.position, c.case_no, c.visit_no, c.has_history, c.is_current, c.limit_at,
    case when $clock = 'working' then (
        (b.worked_before + if(b.is_working, seconds_between(b.day::timestamp, local_time(coalesce(c.left_at, $as_of::timestamp))) / 86400, 0))
        - (a.worked_before + if(a.is_working, seconds_between(a.day::timestamp, local_time(c.entered_at)) / 86400, 0))) * 86400e6
      else epoch_us(coalesce(c.left_at, $as_of::timestamp)) - epoch_us(c.entered_at) end::bigint as length_us,
    coalesce(c.left_at, $as_of::timestamp) > c.limit_at as is_over
  from chosen as c
  left join working_calendar as a
    on $clock = 'working' and a.calendar = $calendar and a.day = if($clock = 'working', local_day(c.entered_at), null)
  left join working_calendar as b
    on $clock = 'working' and b.calendar = $calendar and b.day = if($clock = 'working', local_day(coalesce(c.left_at, $as_of::timestamp)), null)
)
select * from measured
