-- One row per owner (and one over all): cases that could have broken each kind of rule (METRICS 6, exposed).
select
  c.owner, grouping(c.owner) = 1 as is_whole, count(*)::integer as "all",
  count(*) filter (c.is_recorded)::integer as history,
  count(*) filter (c.outcome = 'open')::integer as open,
  count(*) filter (c.outcome = 'won')::integer as won,
  count(*) filter (c.outcome = 'lost')::integer as lost,
  count(*) filter (e.is_limited)::integer as limited,
  count(*) filter (c.expected_close_date is not null or e.had_close_date)::integer as close_date,
  count(*) filter (e.left_forwards)::integer as left_forwards,
  count(*) filter (e.has_moved)::integer as moved,
  count(*) filter (e.left_expecting)::integer as left_expecting,
  count(*) filter (e.left_judged)::integer as left_judged,
  count(*) filter (e.entered_judged)::integer as entered_judged,
  coalesce(bool_and(c.is_exact), true) as is_exact
from scoped_cases as c
inner join found_exposures as e using (case_no, process_no)
group by grouping sets ((), (c.owner))
