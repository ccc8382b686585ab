-- One row per case and process: which kinds of rules it could have broken as of an instant (METRICS 6, exposed).
-- parameters: moment
with limited as (
  select distinct v.process_no, v.case_no
  from visits_at(moment) as v
  inner join process_states as s on s.process_no = v.process_no and s.state_no = v.state_no
  inner join case_base as b on b.case_no = v.case_no
  where v.position is not null and s.limit_days is not null and ((v.has_history and v.is_vague is not true) or b.stage_entered_at is not null)
),
dated as (
  select distinct f.case_no
  from field_changes as f
  where f.field = 'expected_close_date' and f.changed_at <= moment
    and (nullif(f.from_value, '') is not null or nullif(f.to_value, '') is not null)
),
requiring as (
  select distinct s.process_no, s.position
  from process_states as s
  inner join processes as p using (process_no)
  inner join process_required as r
    on r.process_no = s.process_no and (r.position = s.position or (p.is_cumulative and r.position < s.position)) and r.is_stated
  where s.position is not null and not exists (
    select 1 from process_required as o
    where o.process_no = r.process_no and o.position = r.position and o.field_group = r.field_group
      and (p.entity, o.field) not in (select (entity, field) from carried))
),
leaving as (
  select distinct v.process_no, v.case_no
  from visits_at(moment) as v
  semi join requiring as r on r.process_no = v.process_no and r.position = v.position
  where v.has_history and v.kind = 'active' and (v.move_kind = 'won' or (v.move_kind = 'active' and v.move_position > v.position))
),
moving as (
  select v.process_no, v.case_no, bool_or(e.state_no is not null) as is_expecting
  from visits_at(moment) as v
  left join (select distinct process_no, state_no from stage_expectations) as e on e.process_no = v.process_no and e.state_no = v.state_no
  where v.has_history and v.kind = 'active' and v.move_kind in ('active', 'won') and v.move_position > v.position
  group by v.process_no, v.case_no
),
judging as (
  select distinct process_no, state_no, moment_kind from criteria where is_accusing and n_full_terms > 0
),
left_judged as (
  select distinct v.process_no, v.case_no
  from visits_at(moment) as v
  inner join processes as p using (process_no)
  semi join judging as j on j.process_no = v.process_no and j.state_no = v.state_no and j.moment_kind = 'exit'
  where v.has_history and v.kind = 'active'
    and (v.move_kind = 'won' or (v.move_kind = 'active' and (v.move_position > v.position or (not p.is_strict and v.move_state_no <> v.state_no))))
),
entered_judged as (
  select distinct v.process_no, v.case_no
  from visits_at(moment) as v
  semi join judging as j on j.process_no = v.process_no and j.state_no = v.state_no and j.moment_kind = 'entry'
  where v.has_history and v.kind = 'active' and v.is_first
)
select
  p.case_no, p.process_no, lj.case_no is not null as left_judged, ej.case_no is not null as entered_judged, l.case_no is not null as is_limited, d.case_no is not null as had_close_date, f.case_no is not null as left_forwards,
  m.case_no is not null as has_moved, coalesce(m.is_expecting, false) as left_expecting
from case_processes as p
left join limited as l using (case_no, process_no)
left join leaving as f using (case_no, process_no)
left join moving as m using (case_no, process_no)
left join left_judged as lj using (case_no, process_no)
left join entered_judged as ej using (case_no, process_no)
left join dated as d on d.case_no = p.case_no
