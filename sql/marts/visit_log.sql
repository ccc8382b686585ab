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
-- move_at: Instant of that move.
-- move_state_no: That state.
-- is_start: First mapped visit of the case, not a move from another process.
-- is_first: First visit of the case in this stage.
-- strict_no: Position, if this visit is the step that the strict policy picks.
-- passed_at: First passage beyond this stage after its first visit.
-- lost_at: First loss after it.
-- has_history: The visit rests on an exported history.
-- is_inferred: Added by METRICS 1.2, 1.3 or 1.4.
-- mover_no: Who moved the case here.
-- limit_at: Instant at which the visit exceeds its limit, on the clock of the process.
-- twice_limit_at: Instant at which it exceeds twice the limit.
-- row_no: Row of the stage history that opened it.
with limited as (
  select distinct process_no, clock, calendar from processes where clock = 'working'
),
timed as (
  select
    s.*, p.calendar, if(p.calendar is not null and s.limit_days is not null, local_time(s.entered_at), null) as entered_local
  from int_steps as s
  left join limited as p using (process_no)
),
targets as (
  select
    t.*,
    w.worked_before + if(w.is_working, seconds_between(w.day::timestamp, t.entered_local) / 86400, 0) as worked
  from timed as t
  left join working_calendar as w on w.calendar = t.calendar and w.day = t.entered_local::date
)
select
  s.case_no, s.process_no, s.visit_no, s.state_no, s.kind, s.position,
  if(s.state_no is null, s.state_key, null) as stage_key,
  s.entered_at, s.left_at, s.exit, s.move_kind, s.move_position, s.move_state_no, s.move_at,
  s.prev_process_no is null and s.state_no is not null as is_start,
  s.position is not null and coalesce(f.visit_no, s.visit_no) = s.visit_no as is_first,
  case when i.case_no is null then s.position else c.strict_no end as strict_no,
  case when i.case_no is null then if(s.move_kind in ('active', 'won'), s.move_at, null) else p.passed_at end as passed_at,
  case when i.case_no is null then if(s.move_kind in ('lost', 'disqualified'), s.move_at, null) else p.lost_at end as lost_at,
  s.origin <> 'alone' as has_history, s.is_inferred,
  case when s.calendar is null then s.entered_at + to_microseconds((s.limit_days * 86400e6)::bigint)
    else utc_time(one.day::timestamp + to_microseconds(((s.worked + s.limit_days) % 1 * 86400e6)::bigint)) end as limit_at,
  case when s.calendar is null then s.entered_at + to_microseconds((2 * s.limit_days * 86400e6)::bigint)
    else utc_time(two.day::timestamp + to_microseconds(((s.worked + 2 * s.limit_days) % 1 * 86400e6)::bigint)) end as twice_limit_at,
  s.mover_no, s.row_no
from targets as s
left join (select distinct case_no, process_no from int_irregular) as i on i.case_no = s.case_no and i.process_no = s.process_no
left join int_first_visits as f on f.case_no = s.case_no and f.process_no = s.process_no and f.position = s.position
left join int_strict_steps as c on c.case_no = s.case_no and c.process_no = s.process_no and c.visit_no = s.visit_no
left join int_passages as p on p.case_no = s.case_no and p.process_no = s.process_no and p.visit_no = s.visit_no
left join working_calendar as one
  on one.calendar = s.calendar and one.is_working and one.worked_before = floor(s.worked + s.limit_days)
left join working_calendar as two
  on two.calendar = s.calendar and two.is_working and two.worked_before = floor(s.worked + 2 * s.limit_days)
