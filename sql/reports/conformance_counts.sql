-- One row: cases with a path (view path_cases), those without an order flag (view order_flags), each kind of deviation, and how both closed.
with flagged as (
  select
    case_no, count(*) filter (rule = 'skipped_stage') as missing, count(*) filter (rule = 'backward_move') as out_of_sequence,
    count(*) filter (rule = 'created_late') as created_late, count(*) filter (rule = 'left_final_stage') as left_final
  from order_flags
  group by case_no
),
again as (
  select case_no, count(*) as repeated
  from scoped_visits
  where position is not null and not is_first
  group by case_no
),
judged as (
  select
    p.*, f.case_no is null as is_conforming, f.missing, f.out_of_sequence, f.created_late as began_late, f.left_final, a.repeated,
    p.outcome = 'lost' and not (p.is_disqualified and p.entity <> 'lead') as is_lost
  from path_cases as p
  left join flagged as f using (case_no)
  left join again as a using (case_no)
)
select
  count(*)::integer as cases, count(*) filter (is_conforming)::integer as conforming, count(*) filter (not is_conforming)::integer as deviating,
  count(*) filter (missing > 0)::integer as missing, coalesce(sum(missing), 0)::integer as missing_events,
  count(*) filter (repeated > 0)::integer as repeated, coalesce(sum(repeated), 0)::integer as repeated_events,
  count(*) filter (out_of_sequence > 0)::integer as out_of_sequence, coalesce(sum(out_of_sequence), 0)::integer as out_of_sequence_events,
  count(*) filter (began_late > 0)::integer as created_late, coalesce(sum(began_late), 0)::integer as created_late_events,
  count(*) filter (left_final > 0)::integer as left_final, coalesce(sum(left_final), 0)::integer as left_final_events,
  count(*) filter (is_conforming and outcome = 'won')::integer as conforming_won, count(*) filter (is_conforming and is_lost)::integer as conforming_lost,
  count(*) filter (not is_conforming and outcome = 'won')::integer as deviating_won, count(*) filter (not is_conforming and is_lost)::integer as deviating_lost
from judged
