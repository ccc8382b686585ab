-- One row per case and process: what its visits say as of an instant.
-- parameters: moment
select
  case_no, process_no,
  max(position) as furthest_active,
  bool_or(kind = 'won') as ever_won,
  max(state_no) filter (is_current) as state_no,
  max(kind) filter (is_current) as kind,
  max(position) filter (is_current) as position,
  max(stage_key) filter (is_current) as stage_key,
  bool_or(is_current) as is_here,
  max(entered_at) filter (is_current) as current_since,
  arg_max(position, visit_no) as last_position,
  max(left_at) as last_left_at,
  arg_max(kind, visit_no) filter (exit = 'switched') as left_kind,
  arg_max(state_no, visit_no) filter (exit = 'switched') as left_state_no,
  arg_max(entered_at, visit_no) filter (exit = 'switched') as left_since,
  bit_or(1::bigint << position) filter (has_history and position is not null) as visited_mask,
  bit_or(1::bigint << position) filter (has_history and move_kind = 'active' and move_position < position) as back_mask,
  max(strict_no) filter (has_history) as strict_reach,
  bool_or(is_start and has_history and (position > 1 or kind = 'won')) as created_late,
  bool_or(kind in ('won', 'lost', 'disqualified') and (move_state_no <> state_no or exit = 'unmapped')) as reopened,
  min(visit_no) as first_visit_no
from visits_at(moment)
group by case_no, process_no
