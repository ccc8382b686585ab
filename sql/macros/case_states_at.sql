-- One row per case and process: what its visits say as of an instant.
-- A visit's number and its state or position are packed into one integer, so that the last visit's is a plain maximum.
-- parameters: moment
select
  case_no, process_no,
  max(position) as furthest_active,
  bool_or(kind = 'won') as ever_won,
  bool_or(is_current) as is_here,
  max(state_no) filter (is_current) as state_no,
  max(stage_key) filter (is_current) as stage_key,
  max(entered_at) filter (is_current) as current_since,
  (max(visit_no * 1000 + position) % 1000)::smallint as last_position,
  max(left_at) as last_left_at,
  (max(visit_no * 1000 + coalesce(state_no, 0)) filter (exit = 'switched') % 1000)::smallint as left_state_no,
  max(entered_at) filter (exit = 'switched') as left_since,
  bit_or(1::bigint << position) filter (has_history and position is not null) as visited_mask,
  bit_or(1::bigint << position) filter (has_history and move_kind = 'active' and move_position < position) as back_mask,
  max(strict_no) filter (has_history) as strict_reach,
  bool_or(is_start and is_recorded and (position > 1 or kind = 'won')) as created_late,
  bool_or(kind in ('won', 'lost', 'disqualified') and (move_state_no <> state_no or exit = 'unmapped')) as reopened
from visits_at(moment)
group by case_no, process_no
