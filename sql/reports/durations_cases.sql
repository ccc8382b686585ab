-- One row per group: cases that feed the durations of a window, and those of it without history (view chosen_visits).
select
  key1, key2, count(*) filter (v.has_history)::integer as n_cases,
  count(*) filter (not v.has_history)::integer as no_history,
  count(*) filter (v.is_vague)::integer as vague_dates
from (select key1, key2, case_no, bool_or(has_history) as has_history, bool_or(is_vague) as is_vague from chosen_visits group by all) as v
group by key1, key2
