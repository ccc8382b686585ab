-- One row per group and stage: Kaplan–Meier of the time to leave, open visits censored, and the naive figures beside it (METRICS 3).
-- parameters: from, to, as_of, basis, unit, clock
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
),
spells as (
  select key1, key2, position, length_us, not is_current as is_ended, is_over from measured where has_history and $unit = 'visit'
  union all
  select
    key1, key2, position, sum(length_us)::bigint, not bool_or(is_current),
    case when any_value($sums_limits) then sum(length_us) > any_value(s.limit_days) * 86400e6 else bool_or(is_over) end
  from measured
  inner join process_states as s using (position)
  where has_history and $unit = 'case' and s.process_no = $process
  group by key1, key2, position, case_no
),
unrecorded as (
  select m.key1, m.key2, m.position, count(*) filter (m.is_over) as n_over
  from measured as m
  inner join scoped_cases as c using (case_no)
  where not m.has_history and m.is_current and c.stage_entered_at is not null
  group by all
),
sized as (
  select
    key1, key2, position, count(*) as n, count(*) filter (is_ended) as n_ended, count(*) > 5000 as is_large,
    avg(length_us) filter (is_ended) as naive_mean, count(*) filter (is_over) as n_over
  from spells
  group by all
),
ticks as (
  select
    s.key1, s.key2, s.position, if(z.is_large, s.length_us // 3600000000 * 3600000000, s.length_us) as tick,
    count(*)::double as n_out, count(*) filter (s.is_ended)::double as n_ended
  from spells as s
  inner join sized as z on z.position = s.position and z.key1 is not distinct from s.key1 and z.key2 is not distinct from s.key2
  group by all
),
at_risk as (
  select
    *, sum(n_out) over (partition by key1, key2, position order by tick desc) as n_at_risk,
    sum(n_ended) over (partition by key1, key2, position order by tick) as n_ended_by
  from ticks
),
-- The completed stays in the middle: only the ticks that hold them are looked at again.
middle_ticks as (
  select a.key1, a.key2, a.position, a.tick, a.n_ended_by - a.n_ended as n_before, (z.n_ended + 1) // 2 as low_rank, z.n_ended // 2 + 1 as high_rank, z.is_large
  from at_risk as a
  inner join sized as z on z.position = a.position and z.key1 is not distinct from a.key1 and z.key2 is not distinct from a.key2
  where a.n_ended > 0 and a.n_ended_by >= (z.n_ended + 1) // 2 and a.n_ended_by - a.n_ended < z.n_ended // 2 + 1
),
middle as (
  select
    t.key1, t.key2, t.position, s.length_us, t.low_rank, t.high_rank,
    t.n_before + row_number() over (partition by t.key1, t.key2, t.position, t.tick order by s.length_us) as rank
  from spells as s
  inner join middle_ticks as t
    on t.position = s.position and t.key1 is not distinct from s.key1 and t.key2 is not distinct from s.key2
    and t.tick = if(t.is_large, s.length_us // 3600000000 * 3600000000, s.length_us)
  where s.is_ended
),
medians as (
  select key1, key2, position, avg(length_us) filter (rank in (low_rank, high_rank)) as naive_median
  from middle
  group by all
),
surviving as (
  select
    *, product(1 - n_ended / n_at_risk) over steps as survival,
    sum(case when n_ended < n_at_risk then n_ended / (n_at_risk * (n_at_risk - n_ended)) end) over steps as greenwood
  from at_risk
  where n_ended > 0
  window steps as (partition by key1, key2, position order by tick)
),
bounded as (
  select
    *,
    case when survival > 1e-12 and survival < 1 then survival ** exp(1.959963984540054 * sqrt(greenwood) / abs(ln(survival))) end as low,
    case when survival > 1e-12 and survival < 1 then survival ** exp(-1.959963984540054 * sqrt(greenwood) / abs(ln(survival))) end as high
  from surviving
),
quantiles as (
  select
    key1, key2, position,
    min(tick) filter (survival <= 0.75 + 1e-9) / 86400e6 as p25,
    min(tick) filter (survival <= 0.5 + 1e-9) / 86400e6 as median,
    min(tick) filter (survival <= 0.25 + 1e-9) / 86400e6 as p75,
    min(tick) filter (survival <= 0.1 + 1e-9) / 86400e6 as p90,
    min(tick) filter (low <= 0.5 + 1e-9) / 86400e6 as median_low,
    min(tick) filter (high <= 0.5 + 1e-9) / 86400e6 as median_high
  from bounded
  group by all
)
select
  coalesce(z.key1, u.key1) as key1, coalesce(z.key2, u.key2) as key2, coalesce(z.position, u.position)::integer as position,
  coalesce(z.n, 0)::integer as n, coalesce(z.n_ended, 0)::integer as completed, (coalesce(z.n, 0) - coalesce(z.n_ended, 0))::integer as censored,
  q.median, q.median_low, q.median_high, q.p25, q.p75, q.p90,
  z.naive_mean / 86400e6 as naive_mean, m.naive_median / 86400e6 as naive_median,
  (coalesce(z.n_over, 0) + coalesce(u.n_over, 0))::integer as over_limit
from sized as z
full join unrecorded as u on u.position = z.position and u.key1 is not distinct from z.key1 and u.key2 is not distinct from z.key2
left join quantiles as q on q.position = z.position and q.key1 is not distinct from z.key1 and q.key2 is not distinct from z.key2
left join medians as m on m.position = z.position and m.key1 is not distinct from z.key1 and m.key2 is not distinct from z.key2
order by all
