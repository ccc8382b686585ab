-- One row per value that a filter of cases can take in a process, the commonest first.
-- dimension: source, owner, team, segment or product.
-- n: Cases of the process that carry it.
with named as (
  unpivot (select source, owner, team, segment, product from cases where process_no = $process)
  on source, owner, team, segment, product into name dimension value value
)
select dimension, value, count(*)::integer as n
from named
group by all
order by dimension, n desc, value
limit 2000
