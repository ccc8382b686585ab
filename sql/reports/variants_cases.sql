-- How many cases of the window have a history and so a path, and how many have none.
-- parameters: from, to
select
  count(*) filter (has_history and not is_pieced)::integer as n_cases, count(*) filter (not has_history or is_pieced)::integer as no_history,
  coalesce(bool_and(is_exact), true) as is_exact
from scoped_cases
where ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)
