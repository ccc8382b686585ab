-- One row per group and stage: Kaplan–Meier of the time to leave, open stays censored (METRICS 3; table duration_ticks).
with surviving as (
  select
    *, product(1 - n_ended / n_at_risk) over steps as survival,
    sum(case when n_ended < n_at_risk then n_ended / (n_at_risk * (n_at_risk - n_ended)) end) over steps as greenwood
  from duration_ticks
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
),
sized as (
  select distinct key1, key2, position, n, n_completed, naive_mean, n_over from duration_ticks
)
select
  z.key1, z.key2, z.position::integer as position,
  z.n::integer as n, z.n_completed::integer as completed, (z.n - z.n_completed)::integer as censored,
  q.median, q.median_low, q.median_high, q.p25, q.p75, q.p90, z.naive_mean / 86400e6 as naive_mean, z.n_over::integer as over_limit
from sized as z
left join quantiles as q on q.position = z.position and q.key1 is not distinct from z.key1 and q.key2 is not distinct from z.key2
order by all
