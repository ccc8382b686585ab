-- One row per stage and instant: open cases standing there, for the as-of and each of the weeks before.
-- A case stands nowhere before its creation. Filters and amounts are those of the as-of; position is null for a stage that maps to none, or is not known.
-- parameters: as_of, weeks
with moments as (
  select week, $as_of::timestamp - to_days(7 * week) as moment
  from (select unnest(range($weeks::bigint))::integer as week)
),
standing as (
  select m.week, v.case_no, max(v.position) as position, bool_or(v.kind is null or v.kind = 'active') as is_open
  from scoped_visits as v
  inner join moments as m
    on (v.entered_at <= m.moment or (v.entered_at is null and m.week = 0))
    and (v.left_at is null or v.left_at > m.moment)
  inner join scoped_cases as c on c.case_no = v.case_no and coalesce(c.created_at, c.row_instant) <= m.moment
  group by all
),
unplaced as (
  select 0 as week, case_no, null::smallint as position
  from scoped_cases
  where outcome = 'open' and case_no not in (select case_no from standing where week = 0)
)
select
  s.week, s.position::integer as position, count(*)::integer as n,
  sum(c.amount_value)::double as amount, count(*) filter (c.amount_value is null)::integer as no_amount,
  count(*) filter (c.amount_value is null and c.amount is not null)::integer as no_rate
from (
  select week, case_no, position from standing where is_open
  union all
  from unplaced
) as s
inner join scoped_cases as c using (case_no)
group by all
order by all
