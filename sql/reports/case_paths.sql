-- One row per case of the scope: the sequence of its visits, unmapped and final ones included.
-- A path of up to 24 visits is packed into one integer, five bits a visit: grouping integers is far cheaper than lists.
with packed as (
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
)
select case_no, code, null::integer[] as path from packed where code is not null
union all
select case_no, code, if(code is null, path, null) from repacked
union all
-- Created, and not yet in any stage as of the instant: the empty path.
select case_no, 0::hugeint, null from scoped_cases where case_no not in (select case_no from packed)
