-- One row per case and stage with a visit there that ended in the window, by the exit of the last such visit.
-- parameters: from, to
with ended as (
  select case_no, position, arg_max(exit, visit_no) as exit
  from scoped_visits
  where position is not null and has_history and left_at is not null
    and ($from::timestamp is null or left_at >= $from::timestamp) and ($to::timestamp is null or left_at < $to::timestamp)
  group by case_no, position
)
select
  case_no, position,
  case when exit in ('advance', 'skip', 'won') then 'advanced' when exit = 'lost' then 'lost'
    when exit in ('neutral', 'switched') then 'neutral' else exit end as fate
from ended
