-- One row per move that raised a flag of a rule about order (view order_flags): the visit of a case with a path (view path_cases) that it left.
with flagged as (
  select f.case_no, f.rule, f.happened_at, s.state_no, s.position
  from order_flags as f
  inner join process_states as s on s.process_no = $process and s.state_id = f.stage
  where f.rule <> 'created_late' and f.case_no in (select case_no from path_cases)
),
moves as (
  select v.case_no, v.visit_no, v.state_no, v.kind, v.position, v.move_state_no, v.move_kind, v.move_position, v.move_at
  from scoped_visits as v
  semi join flagged as f on f.case_no = v.case_no
  where v.move_at is not null and v.move_state_no is not null
)
-- A stage is flagged once, at the first move that passed over it.
select m.case_no, min(m.visit_no) as visit_no
from flagged as f
inner join moves as m on m.case_no = f.case_no and m.move_at = f.happened_at
where f.rule = 'skipped_stage' and m.kind = 'active' and m.move_kind in ('active', 'won') and m.position < f.position and m.move_position > f.position
group by m.case_no, f.state_no
union
select m.case_no, m.visit_no
from flagged as f
inner join moves as m on m.case_no = f.case_no and m.move_at = f.happened_at and m.state_no = f.state_no
where (f.rule = 'backward_move' and m.kind = 'active' and m.move_kind = 'active' and m.move_position < m.position)
  or (f.rule = 'left_final_stage' and m.kind <> 'active' and m.move_state_no <> m.state_no)
