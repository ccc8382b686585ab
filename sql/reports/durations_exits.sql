-- One row per group, stage and day: share of visits that had ended by then, by kind of exit (Aalen–Johansen, METRICS 3).
-- Of visits (unit visit), to the hour (table duration_hours).
with ticks as (
  select
    position, hour as tick, n_out::double as n_out, n_ended::double as n_ended, n_advance::double as n_advance,
    n_lost::double as n_lost, n_back::double as n_back, n_other::double as n_other
  from duration_hours
),
at_risk as (
  select *, sum(n_out) over (partition by position order by tick desc) as n_at_risk from ticks
),
surviving as (
  select *, product(1 - n_ended / n_at_risk) over (partition by position order by tick) as survival
  from at_risk
  where n_ended > 0
),
before as (
  select *, lag(survival, 1, 1.0) over (partition by position order by tick) / n_at_risk as weight from surviving
),
grid as (
  select unnest([1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365]) as day
)
select
  b.position::integer as position, g.day::integer as day,
  coalesce(sum(weight * n_advance order by tick) filter (tick < g.day * 24), 0) as advance,
  coalesce(sum(weight * n_lost order by tick) filter (tick < g.day * 24), 0) as lost,
  coalesce(sum(weight * n_back order by tick) filter (tick < g.day * 24), 0) as back,
  coalesce(sum(weight * n_other order by tick) filter (tick < g.day * 24), 0) as other
from before as b
cross join grid as g
group by all
order by all
