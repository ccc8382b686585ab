-- One row per group, stage and day: share of visits that had ended by then, by kind of exit (Aalen–Johansen, METRICS 3).
-- parameters: from, to, as_of, basis
with spells as (
  select
    v.position,
    least((epoch_us(coalesce(v.left_at, $as_of::timestamp)) - epoch_us(v.entered_at)) // 3600000000, 24 * 400) as tick,
    case when v.exit in ('advance', 'skip', 'won') then 'advance' when v.exit in ('lost', 'back') then v.exit when v.exit is not null then 'other' end as ending
  from scoped_visits as v
  where v.position is not null and v.entered_at is not null and v.has_history
    and ($basis <> 'exited' or v.left_at is not null)
    and ($from::timestamp is null or if($basis = 'exited', v.left_at, v.entered_at) >= $from::timestamp)
    and ($to::timestamp is null or if($basis = 'exited', v.left_at, v.entered_at) < $to::timestamp)
),
ticks as (
  select
    position, tick, count(*)::double as n_out, count(ending)::double as n_ended,
    count(*) filter (ending = 'advance')::double as n_advance, count(*) filter (ending = 'lost')::double as n_lost,
    count(*) filter (ending = 'back')::double as n_back, count(*) filter (ending = 'other')::double as n_other
  from spells
  group by all
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
