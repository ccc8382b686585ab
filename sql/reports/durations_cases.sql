-- How many cases feed the durations of a window, and how many of its cases have no history (view chosen_visits).
select
  count(*) filter (v.has_history)::integer as n_cases,
  count(*) filter (not v.has_history)::integer as no_history
from (select case_no, bool_or(has_history) as has_history from chosen_visits group by case_no) as v
