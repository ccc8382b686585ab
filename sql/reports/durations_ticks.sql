-- One row per group, stage and length of stay: how many lasted so long, ended or not (tables duration_hours, duration_exact).
-- Exact up to 5,000 stays in a group; above, whole hours, rounded down (METRICS 3).
with sized as (
  select
    key1, key2, position, sum(n_out)::bigint as n, sum(n_ended)::bigint as n_ended, sum(n_out) > 5000 as is_large,
    sum(ended_us) / nullif(sum(n_ended), 0) as naive_mean, sum(n_over)::bigint as n_over
  from duration_hours
  group by all
),
ticks as (
  select h.key1, h.key2, h.position, h.hour * 3600000000 as tick, h.n_out::double as n_out, h.n_ended::double as n_ended
  from duration_hours as h
  inner join sized as z on z.position = h.position and z.key1 is not distinct from h.key1 and z.key2 is not distinct from h.key2
  where z.is_large
  union all
  from duration_exact
)
select
  t.*, z.n, z.n_ended as n_completed, z.is_large, z.naive_mean, z.n_over,
  sum(t.n_out) over (partition by t.key1, t.key2, t.position order by t.tick desc) as n_at_risk,
  sum(t.n_ended) over (partition by t.key1, t.key2, t.position order by t.tick) as n_ended_by
from ticks as t
inner join sized as z on z.position = t.position and z.key1 is not distinct from t.key1 and z.key2 is not distinct from t.key2
