-- One row per case of the window whose path is known: with a history, and without pieces seen only between lists.
-- parameters: from, to
select
  case_no, key1, key2, entity, outcome, is_disqualified, source, amount_value, cuts, created_at, closed_at
from scoped_cases
where has_history and not is_pieced
  and ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)
