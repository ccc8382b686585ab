-- One row per visit of a case in a state, from everything known; reports read `visits`, which is this log as of an instant.
-- case_no: The case.
-- process_no: The process the visit belongs to.
-- visit_no: Order of the visit among all visits of the case, 1 = first.
-- state_no: State of the process; null when the CRM's stage maps to none.
-- kind: active, won, lost, disqualified, neutral; null when unmapped.
-- position: 1…k for active stages, else null.
-- stage_key: Which unmapped stage, else null.
-- entered_at: Instant of entry, UTC; null when unknown.
-- left_at: Entry of the next visit, of any kind and process; null while open.
-- exit: advance, skip, back, won, lost, neutral, switched, unmapped; reopened (of a final state), repeat; null while open.
-- move_kind: Kind of the next mapped state in the same process.
-- move_position: Its position; k + 1 for won.
-- later_move_at: Instant of that move, where unmapped visits lie between; else it is left_at.
-- move_state_no: That state.
-- is_start: First mapped visit of the case, not a move from another process.
-- is_first: First visit of the case in this stage.
-- is_regular: The case passed its stages 1, 2, 3 … once each: what follows is then the move itself.
-- strict_no: In an irregular case: position, if this visit is the step that the strict policy picks.
-- passed_at: In an irregular case: first passage beyond this stage after its first visit.
-- lost_at: In an irregular case: first loss after it.
-- has_history: It is known that the case was here: from an exported history, or from lists that differ.
-- is_recorded: It rests on an exported history.
-- is_inferred: Added by METRICS 1.2, 1.3 or 1.4, or seen only between two lists.
-- entry_width_us: Where only lists tell: within how long before entered_at it was entered; null of exported moves.
-- exit_width_us: The same of left_at.
-- mover_no: Who moved the case here.
-- limit_at: Instant at which the visit exceeds its limit, on the clock of the process.
-- row_no: Row of the stage history that opened it.
with timed as (
  select
    s.*, if(p.clock = 'working' and s.limit_days is not null, p.calendar, null) as calendar,
    if(p.clock = 'working' and s.limit_days is not null, local_time(s.entered_at), null) as entered_local
  from int_steps as s
  inner join processes as p using (process_no)
),
targeted as (
  select t.*, w.worked_before + if(w.is_working, seconds_between(w.day::timestamp, t.entered_local) / 86400, 0) + t.limit_days as target
  from timed as t
  left join working_calendar as w on w.calendar = t.calendar and w.day = t.entered_local::date
)
select
  s.case_no, s.process_no, s.visit_no, s.state_no, s.kind::state_kind as kind, s.position,
  if(s.state_no is null, s.state_key, null) as stage_key,
  s.entered_at, s.left_at, s.exit::visit_exit as exit, s.move_kind::state_kind as move_kind, s.move_position, s.move_state_no,
  if(s.move_at = s.left_at, null, s.move_at) as later_move_at,
  s.prev_process_no is null and s.state_no is not null as is_start,
  s.position is not null and coalesce(i.is_first, true) as is_first,
  i.case_no is null as is_regular, i.strict_no, i.passed_at, i.lost_at,
  s.origin <> 'alone' as has_history, s.origin not in ('alone', 'list') as is_recorded, s.is_inferred, s.entry_width_us, s.exit_width_us,
  case when s.calendar is null then s.entered_at + to_microseconds((s.limit_days * 86400e6)::bigint)
    else utc_time(d.day::timestamp + to_microseconds((s.target % 1 * 86400e6)::bigint)) end as limit_at,
  s.mover_no, s.row_no
from targeted as s
left join int_irregular_facts as i on i.case_no = s.case_no and i.visit_no = s.visit_no
left join working_calendar as d on d.calendar = s.calendar and d.is_working and d.worked_before = floor(s.target)
