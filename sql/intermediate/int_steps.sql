-- One row per visit, its state and the states beside it spelled out.
-- materialize: view
select
  v.case_no, v.visit_no, v.entered_at, v.is_inferred, v.origin, v.mover_no, v.row_no, v.next_at as left_at,
  coalesce(s.process_no, u.process_no) as process_no, v.state_key, s.state_no, s.kind, s.position, s.is_final, s.limit_days,
  case
    when v.next_key is null then null
    when coalesce(n.process_no, nu.process_no) <> coalesce(s.process_no, u.process_no) then 'switched'
    when v.next_key < 0 then 'unmapped'
    when n.kind in ('won', 'neutral') then n.kind
    when n.kind in ('lost', 'disqualified') then 'lost'
    when s.is_final then 'reopened'
    when s.position is null or n.position = s.position then 'repeat'
    when n.position = s.position + 1 then 'advance'
    when n.position > s.position then 'skip'
    else 'back'
  end as exit,
  if(m.process_no = s.process_no, m.kind, null) as move_kind,
  if(m.process_no = s.process_no, if(m.kind = 'won', m.n_active + 1, m.position), null) as move_position,
  if(m.process_no = s.process_no, v.move_at, null) as move_at,
  if(m.process_no = s.process_no, m.state_no, null) as move_state_no,
  p.process_no as prev_process_no
from int_visits as v
left join process_states as s on s.state_key = v.state_key
left join process_states as n on n.state_key = v.next_key
left join process_states as m on m.state_key = v.move_key
left join process_states as p on p.state_key = v.prev_key
left join unmapped_stages as u on u.state_key = v.state_key
left join unmapped_stages as nu on nu.state_key = v.next_key
