-- One row per side, kept the order or not (table judged_paths): how many won and lost, the median days from creation to
-- closing, and the days between which it lies allowing for chance: order statistics of the ranks n/2 ± 0.98 √n.
with counted as (
  select
    is_conforming, count(*) filter (is_won)::integer as won, count(*) filter (not is_won)::integer as lost,
    floor((count(days) - 1.959963984540054 * sqrt(count(days))) / 2) as low_no, count(days) as n
  from judged_paths
  where is_won or is_lost
  group by is_conforming
),
ranked as (
  select is_conforming, days, row_number() over (partition by is_conforming order by days nulls last) as nth
  from judged_paths
  where is_won or is_lost
)
select
  c.is_conforming, c.won, c.lost, median(r.days) as median_days, max(r.days) filter (r.nth = c.low_no) as median_low,
  max(r.days) filter (r.nth = c.n + 1 - c.low_no and c.low_no > 0) as median_high
from counted as c
inner join ranked as r using (is_conforming)
group by c.is_conforming, c.won, c.lost
