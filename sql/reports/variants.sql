-- One row per distinct sequence of visits, unmapped and final ones included (METRICS 6).
-- A path of up to 24 visits is packed into one integer, five bits a visit: grouping integers is far cheaper than lists.
-- parameters: from, to, limit, offset
with cohort as (
  select case_no, outcome, is_disqualified and entity <> 'lead' as is_beside,
    if(outcome = 'open', null, (epoch_us(closed_at) - epoch_us(created_at)) / 86400e6) as days
  from scoped_cases
  where has_history and ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)
),
packed as (
  select
    case_no,
    if(max(visit_no) <= 24 and max(coalesce(state_no, 0)) <= 30,
      sum((coalesce(state_no, 0) + 1)::hugeint << (5 * (least(visit_no, 24) - 1))), null)::hugeint as code
  from scoped_visits
  group by case_no
),
long_paths as (
  select case_no, list(coalesce(state_no, 0)::integer order by visit_no) as path
  from scoped_visits
  where case_no in (select case_no from packed where code is null)
  group by case_no
),
counted as (
  select
    p.code, l.path, count(*)::integer as n,
    count(*) filter (c.outcome = 'won')::integer as won,
    count(*) filter (c.outcome = 'lost' and not c.is_beside)::integer as lost,
    median(c.days) as median_days
  from packed as p
  inner join cohort as c using (case_no)
  left join long_paths as l using (case_no)
  group by p.code, l.path
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
  path, n, sum(n) over ()::integer as n_cases, count(*) over ()::integer as total, won, lost, median_days
from spelled
order by n desc, path
limit coalesce($limit::bigint, 9223372036854775807) offset $offset::bigint
