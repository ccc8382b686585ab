-- One row per group and distinct sequence of visits, unmapped and final ones included (METRICS 6).
-- Whether its cases kept the order stands in the view order_flags.
-- A path of up to 24 visits is packed into one integer, five bits a visit: grouping integers is far cheaper than lists.
-- parameters: from, to, limit, offset
with cohort as (
  select case_no, case_id, key1, key2, outcome, is_disqualified and entity <> 'lead' as is_beside,
    if(outcome = 'open', null, epoch_us(closed_at) - epoch_us(created_at)) as us
  from scoped_cases
  where has_history and not is_pieced and ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)
),
packed as (
  select
    case_no,
    if(max(visit_no) <= 24 and max(visit_no) = count(*) and max(coalesce(state_no, 0)) <= 30,
      sum((coalesce(state_no, 0) + 1)::hugeint << (5 * (least(visit_no, 24) - 1))), null)::hugeint as code
  from scoped_visits
  group by case_no
),
-- Long paths, and cases that were in another process too: their visits here are not numbered 1, 2, 3.
others as (
  select case_no, coalesce(state_no, 0)::integer as state_no, row_number() over (partition by case_no order by visit_no) as nth
  from scoped_visits
  where case_no in (select case_no from packed where code is null)
),
repacked as (
  select
    case_no,
    if(max(nth) <= 24 and max(state_no) <= 30, sum((state_no + 1)::hugeint << (5 * (least(nth, 24) - 1)))::hugeint, null) as code,
    list(state_no order by nth) as path
  from others
  group by case_no
),
coded as (
  select case_no, code, null::integer[] as path from packed where code is not null
  union all
  select case_no, code, if(code is null, path, null) from repacked
  union all
  -- Created, and not yet in any stage as of the instant: the empty path.
  select case_no, 0::hugeint, null from cohort where case_no not in (select case_no from packed)
),
counted as (
  select
    c.key1, c.key2, p.code, p.path, count(*)::integer as n,
    count(*) filter (c.outcome = 'won')::integer as won,
    count(*) filter (c.outcome = 'lost' and not c.is_beside)::integer as lost,
    median(c.us / 86400e6) as median_days, sum(c.us)::double / count(c.us) / 86400e6 as mean_days, min(c.case_id, 3) as examples, count(d.case_no)::integer as deviating
  from coded as p
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
