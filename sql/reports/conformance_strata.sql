-- One row per amount band and source (table judged_paths): won and closed cases that kept the order, and that did not; or, of those
-- that came to the last active stage, that had kept it until then, and that had not.
-- parameters: far
with sides as (
  select amount_band, source, is_won, if($far, kept_until_there, is_conforming) as is_kept
  from judged_paths
  where (is_won or is_lost) and (not $far or is_far)
)
select
  amount_band, source,
  count(*) filter (is_kept and is_won)::integer as k1, count(*) filter (is_kept)::integer as n1,
  count(*) filter (not is_kept and is_won)::integer as k2, count(*) filter (not is_kept)::integer as n2
from sides
group by all
order by amount_band, source
