-- How many cases feed the durations when there is no window: those with history that were in a stage.
select
  count(*) filter (has_history and visited_mask is not null)::integer as n_cases,
  count(*) filter (not has_history)::integer as no_history,
  count(*) filter (has_history and visited_mask is null)::integer as no_visit,
  count(*) filter (is_vague)::integer as vague_dates
from scoped_cases
