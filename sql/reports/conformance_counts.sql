-- One row: cases with a path, those that kept the order, each kind of departure, and how both closed (table judged_paths).
select
  count(*)::integer as cases, count(*) filter (is_conforming)::integer as conforming, count(*) filter (not is_conforming)::integer as deviating,
  count(*) filter (missing > 0)::integer as missing, coalesce(sum(missing), 0)::integer as missing_events,
  count(*) filter (repeated > 0)::integer as repeated, coalesce(sum(repeated), 0)::integer as repeated_events,
  count(*) filter (out_of_sequence > 0)::integer as out_of_sequence, coalesce(sum(out_of_sequence), 0)::integer as out_of_sequence_events,
  count(*) filter (created_late > 0)::integer as created_late, coalesce(sum(created_late), 0)::integer as created_late_events,
  count(*) filter (left_final > 0)::integer as left_final, coalesce(sum(left_final), 0)::integer as left_final_events,
  count(*) filter (is_conforming and is_won)::integer as conforming_won, count(*) filter (is_conforming and is_lost)::integer as conforming_lost,
  count(*) filter (not is_conforming and is_won)::integer as deviating_won, count(*) filter (not is_conforming and is_lost)::integer as deviating_lost
from judged_paths
