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
)
select
  p.case_no, p.process_no, l.case_no is not null as is_limited, d.case_no is not null as had_close_date, f.case_no is not null as left_forwards
from case_processes as p
left join limited as l using (case_no, process_no)
left join leaving as f using (case_no, process_no)
left join dated as d on d.case_no = p.case_no
