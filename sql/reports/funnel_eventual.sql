-- One row per group and stage: Aalen–Johansen share that passes beyond the stage, from the first visit there (METRICS 2).
-- A case that stands in a neutral state is censored at its entry there.
-- parameters: as_of
with spells as not materialized (
  select
    v.key1, v.key2, v.position,
    least(v.passed_at, v.lost_at) as ended_at,
    epoch_us(coalesce(least(v.passed_at, v.lost_at), n.closed_at, $as_of::timestamp)) - epoch_us(v.entered_at) as length_us,
    coalesce(v.passed_at <= least(v.passed_at, v.lost_at), false) as is_passed
  from cohort_visits as v
  left join (select case_no, closed_at from scoped_cases where outcome = 'neutral') as n on n.case_no = v.case_no
  where v.is_first and v.has_history and v.position is not null
),
hourly as (
  select
    key1, key2, position, length_us // 3600000000 as tick,
    count(*)::double as n_out, count(ended_at)::double as n_ended, count(*) filter (is_passed)::double as n_passed
  from spells
  group by all
),
sized as (
  select key1, key2, position, sum(n_out) > 5000 as is_large from hourly group by all
),
ticks as (
  select h.*
  from hourly as h
  inner join sized as z on z.position = h.position and z.key1 is not distinct from h.key1 and z.key2 is not distinct from h.key2
  where z.is_large
  union all
  select
    s.key1, s.key2, s.position, s.length_us, count(*)::double, count(s.ended_at)::double, count(*) filter (s.is_passed)::double
  from spells as s
  inner join sized as z on z.position = s.position and z.key1 is not distinct from s.key1 and z.key2 is not distinct from s.key2
  where not z.is_large
  group by all
),
at_risk as (
  select *, sum(n_out) over (partition by key1, key2, position order by tick desc) as n_at_risk from ticks
),
surviving as (
  select *, product(1 - n_ended / n_at_risk) over (partition by key1, key2, position order by tick) as survival
  from at_risk
  where n_ended > 0
),
steps as (
  select *, lag(survival, 1, 1.0) over (partition by key1, key2, position order by tick) * n_passed / n_at_risk as step from surviving
)
select
  z.key1, z.key2, z.position::integer as position,
  if(coalesce(min(s.survival), 1) > 0.2 + 1e-9, null, sum(s.step order by s.tick)) as eventual
from sized as z
left join steps as s on s.position = z.position and s.key1 is not distinct from z.key1 and s.key2 is not distinct from z.key2
group by all
