-- One row per side, kept the order or not (table closed_paths): how many won and lost, the median days from creation to
-- closing, and the days between which it lies allowing for chance: order statistics of the ranks n/2 ± 0.98 √n.
with ranked as (
  select
    is_conforming, is_won, days,
    if(days is null, null, row_number() over (partition by is_conforming, days is null order by days)) as nth,
    count(days) over (partition by is_conforming) as n
  from closed_paths
)
select
  is_conforming, count(*) filter (is_won)::integer as won, count(*) filter (not is_won)::integer as lost, median(days) as median_days,
  max(days) filter (nth = floor((n - 1.959963984540054 * sqrt(n)) / 2)) as median_low,
  max(days) filter (nth = n + 1 - floor((n - 1.959963984540054 * sqrt(n)) / 2)) as median_high
from ranked
group by is_conforming
