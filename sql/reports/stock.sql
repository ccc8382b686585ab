-- One row per group, stage and week: open cases standing there at the as-of (week 0) and at each of the weeks before.
-- Filters and amounts are those of the as-of; position is null for a stage that maps to none, or is not known.
-- parameters: as_of, weeks
with recent as (
  -- Weeks w with entered_at <= as_of - w weeks < left_at; a case stands nowhere before its creation.
  select
    case_no, position,
    if(left_at is null, 0, (epoch_us($as_of::timestamp) - epoch_us(left_at)) // 604800000000 + 1) as first_week,
    least((epoch_us($as_of::timestamp) - epoch_us(if(entered_at is null, $as_of::timestamp, greatest(entered_at, created_at)))) // 604800000000,
      $weeks::bigint - 1) as last_week
  from scoped_visits
  inner join (select case_no, created_at from scoped_cases) using (case_no)
  where (kind is null or kind = 'active') and (left_at is null or left_at > $as_of::timestamp - to_days(7 * $weeks::integer))
),
standing as (
  select case_no, position, unnest(range(first_week, last_week + 1))::integer as week
  from recent
  where first_week <= last_week
),
unplaced as (
  select 0 as week, case_no, null::smallint as position
  from scoped_cases
  where outcome = 'open' and state_no is null and stage_key is null
)
select
  c.key1, c.key2, s.week, s.position::integer as position, count(*)::integer as n,
  sum(c.amount_value)::double as amount, count(*) filter (c.amount_value is null)::integer as no_amount,
  count(*) filter (c.amount_value is null and c.amount is not null)::integer as no_rate
from (
  select week, case_no, position from standing
  union all
  from unplaced
) as s
inner join (select case_no, key1, key2, amount_value, amount from scoped_cases) as c using (case_no)
group by all
order by all
