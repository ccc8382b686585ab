-- One row per case and stage it was in, under a free order: what its last visit there came to.
with last_visits as (
  select
    case_no, position,
    arg_max_null(move_kind, visit_no) as move_kind, arg_max_null(exit, visit_no) as exit
  from scoped_visits
  where position is not null and has_history
  group by case_no, position
)
select
  l.case_no, l.position,
  case
    when l.move_kind in ('active', 'won') then 'advanced'
    when l.move_kind in ('lost', 'disqualified') then 'lost'
    when l.move_kind = 'neutral' or l.exit = 'switched' then 'neutral'
    when c.outcome = 'open' then 'open'
    else 'neutral'
  end as fate
from last_visits as l
inner join scoped_cases as c using (case_no)
