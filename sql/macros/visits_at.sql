-- One row per visit as known at an instant: later entries do not exist, later exits have not happened.
-- parameters: moment
with log as (
  select
    *, coalesce(later_move_at, if(move_state_no is null, null, left_at)) as move_at
  from visit_log
  where entered_at <= moment or entered_at is null
),
followed as (
  select
    * exclude (strict_no, passed_at, lost_at),
    if(is_regular, position, strict_no) as strict_no,
    if(is_regular, if(move_kind in ('active', 'won'), move_at, null), passed_at) as passed_at,
    if(is_regular, if(move_kind in ('lost', 'disqualified'), move_at, null), lost_at) as lost_at
  from log
)
select
  case_no, process_no, visit_no, state_no, kind, position, stage_key, entered_at,
  if(left_at <= moment, left_at, null) as left_at,
  if(left_at <= moment, exit, null) as exit,
  left_at is null or left_at > moment as is_current,
  if(move_at <= moment, move_kind, null) as move_kind,
  if(move_at <= moment, move_position, null) as move_position,
  if(move_at <= moment, move_state_no, null) as move_state_no,
  if(move_at <= moment, move_at, null) as move_at,
  is_start, is_first, strict_no,
  if(passed_at <= moment, passed_at, null) as passed_at,
  if(lost_at <= moment, lost_at, null) as lost_at,
  has_history, is_recorded, is_inferred, entry_width_us, if(left_at <= moment, exit_width_us, null) as exit_width_us,
  greatest(entry_width_us, if(left_at <= moment, exit_width_us, null)) > 86400000000 as is_vague, limit_at, mover_no, row_no
from followed
