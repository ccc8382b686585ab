-- One row per group and distinct sequence of visits, unmapped and final ones included (METRICS 6).
-- Their paths stand in the view case_paths, whether they kept the order in the view order_flags.
-- parameters: from, to, limit, offset
with cohort as (
  select case_no, case_id, key1, key2, outcome, is_disqualified and entity <> 'lead' as is_beside,
    if(outcome = 'open', null, epoch_us(closed_at) - epoch_us(created_at)) as us
  from scoped_cases
  where has_history and not is_pieced and ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)
),
counted as (
  select
    c.key1, c.key2, p.code, p.path, count(*)::integer as n,
    count(*) filter (c.outcome = 'won')::integer as won,
    count(*) filter (c.outcome = 'lost' and not c.is_beside)::integer as lost,
    median(c.us / 86400e6) as median_days, sum(c.us)::double / count(c.us) / 86400e6 as mean_days, min(c.case_id, 3) as examples, count(d.case_no)::integer as deviating
  from case_paths as p
  inner join cohort as c using (case_no)
  left join (select distinct case_no from order_flags) as d using (case_no)
  group by c.key1, c.key2, p.code, p.path
),
spelled as (
  select
    coalesce(path, list_transform(
      list_filter(list_transform(range(24), lambda i: ((code >> (5 * i)::integer) & 31)::integer), lambda s: s > 0),
      lambda s: s - 1)) as path,
    * exclude (path, code)
  from counted
)
select
  key1, key2, path, n, sum(n) over ()::integer as n_cases, count(*) over ()::integer as total, won, lost, median_days, mean_days,
  examples, deviating
from spelled
order by n desc, path
limit coalesce($limit::bigint, 9223372036854775807) offset $offset::bigint
