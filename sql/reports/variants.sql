-- One row per distinct sequence of visits, unmapped and final ones included (METRICS 6); a case that was created
-- before its first visit and has none yet has the empty sequence.
-- parameters: from, to, limit, offset
with cohort as (
  select * from scoped_cases
  where has_history and ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)
),
paths as (
  select c.case_no, coalesce(list(coalesce(v.state_no, 0) order by v.visit_no) filter (v.visit_no is not null), []) as path
  from cohort as c
  left join scoped_visits as v using (case_no)
  group by c.case_no
),
counted as (
  select
    p.path, count(*)::integer as n,
    count(*) filter (c.outcome = 'won')::integer as won,
    count(*) filter (c.outcome = 'lost' and not (c.is_disqualified and c.entity <> 'lead'))::integer as lost,
    median(if(c.outcome = 'open', null, (epoch_us(c.closed_at) - epoch_us(c.created_at)) / 86400e6)) as median_days
  from paths as p
  inner join cohort as c using (case_no)
  group by p.path
)
select
  path, n, sum(n) over ()::integer as n_cases, count(*) over ()::integer as total, won, lost, median_days
from counted
order by n desc, path
limit coalesce($limit::bigint, 9223372036854775807) offset $offset::bigint
