-- One row per group and stage: what left it in the last 90 days and how (METRICS 2, basis exited).
-- parameters: as_of
select
  c.key1, c.key2, position::integer as position, count(*)::integer as n_left,
  count(*) filter (exit in ('advance', 'skip', 'won'))::integer as advanced,
  count(*) filter (exit = 'lost')::integer as lost,
  (sum(c.amount_value) filter (exit = 'lost'))::double as amount_lost
from (
  select case_no, position, arg_max(exit, visit_no) as exit
  from scoped_visits
  where position is not null and has_history and left_at >= $since::timestamp
  group by case_no, position
) as v
inner join (select case_no, key1, key2, amount_value from scoped_cases) as c using (case_no)
group by c.key1, c.key2, position
order by position
