-- One row per visit, its state and the move out of it spelled out.
-- materialize: view
with keyed as (
  select
    *,
    if(state_key > 0, state_key // 1000, -state_key // 100000)::smallint as process_no,
    if(next_key > 0, next_key // 1000, -next_key // 100000)::smallint as next_process_no,
    (move_key // 1000)::smallint as move_process_no, (prev_key // 1000)::smallint as prev_process_no
  from int_visits
)
select
  v.case_no, v.visit_no, v.entered_at, v.is_inferred, v.origin, v.mover_no, v.row_no, v.entry_width_us, v.exit_width_us, v.next_at as left_at,
  v.process_no, v.state_key, s.state_no, s.kind, s.position, s.is_final, s.limit_days,
  case
    when v.next_key is null then null
    when v.next_process_no <> v.process_no then 'switched'
    when v.next_key < 0 then 'unmapped'
    when m.kind in ('won', 'neutral') then m.kind
    when m.kind in ('lost', 'disqualified') then 'lost'
    when s.is_final then 'reopened'
    when s.position is null or m.position = s.position then 'repeat'
    when m.position = s.position + 1 then 'advance'
    when m.position > s.position then 'skip'
    else 'back'
  end as exit,
  if(v.move_process_no = v.process_no and s.state_no is not null, m.kind, null) as move_kind,
  if(v.move_process_no = v.process_no and s.state_no is not null, if(m.kind = 'won', m.n_active + 1, m.position), null) as move_position,
  if(v.move_process_no = v.process_no and s.state_no is not null, v.move_at, null) as move_at,
  if(v.move_process_no = v.process_no and s.state_no is not null, m.state_no, null) as move_state_no,
  v.prev_process_no
from keyed as v
left join process_states as s on s.state_key = v.state_key
left join process_states as m on m.state_key = v.move_key
