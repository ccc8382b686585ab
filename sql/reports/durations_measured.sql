-- One row per visit of the window (view chosen_visits): how long it lasted, on the asked clock, and whether it passed its limit.
-- parameters: as_of, clock, calendar
with measured as (
  select
    c.key1, c.key2, c.position, c.case_no, c.visit_no, c.has_history, c.is_vague, c.is_current, c.limit_at, c.exit,
    case when $clock = 'working' then (
        (b.worked_before + if(b.is_working, seconds_between(b.day::timestamp, local_time(coalesce(c.left_at, $as_of::timestamp))) / 86400, 0))
        - (a.worked_before + if(a.is_working, seconds_between(a.day::timestamp, local_time(c.entered_at)) / 86400, 0))) * 86400e6
      else epoch_us(coalesce(c.left_at, $as_of::timestamp)) - epoch_us(c.entered_at) end::bigint as length_us,
    coalesce(c.left_at, $as_of::timestamp) > c.limit_at as is_over
  from chosen_visits as c
  left join working_calendar as a
    on $clock = 'working' and a.calendar = $calendar and a.day = if($clock = 'working', local_day(c.entered_at), null)
  left join working_calendar as b
    on $clock = 'working' and b.calendar = $calendar and b.day = if($clock = 'working', local_day(coalesce(c.left_at, $as_of::timestamp)), null)
)
select * from measured
