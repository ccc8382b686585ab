-- One row per group and outcome: closing instant less creation over the cases that ended so; open ones by their age beside them.
-- parameters: from, to, as_of, basis
with cycles as (
  select
    key1, key2, outcome,
    epoch_us(if(outcome = 'open', $as_of::timestamp, closed_at)) - epoch_us(created_at) as length
  from scoped_cases
  where outcome in ('won', 'lost', 'open') and created_at is not null
    and (outcome = 'open' or has_history or (has_created_at and exported_closed_at is not null))
    and (outcome = 'open' or $from::timestamp is null or if($basis = 'created', created_at, closed_at) >= $from::timestamp)
    and (outcome = 'open' or $to::timestamp is null or if($basis = 'created', created_at, closed_at) < $to::timestamp)
)
select
  key1, key2, outcome, count(*)::integer as n, avg(length) / 86400e6 as mean, median(length) / 86400e6 as median,
  quantile_disc(length, 0.25) / 86400e6 as p25, quantile_disc(length, 0.75) / 86400e6 as p75,
  quantile_disc(length, 0.9) / 86400e6 as p90
from cycles
group by key1, key2, outcome
