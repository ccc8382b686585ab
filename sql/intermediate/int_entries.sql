-- One row per beginning of a visit: from the history, and those that rules 1.2, 1.3 and 1.4 of METRICS add.
-- origin: history, opening (1.2), alone (1.3: no history), own (1.4), list (snapshots only).
-- entry_width_us, left_width_us: Of a move that only lists tell: within how long it was entered, and the state before it left.
-- is_inferred: Added, not exported.
-- materialize: table
with firsts as (
  select m.case_no, m.from_key, m.state_key, o.created_at, m.from_key = m.state_key and not m.keeps_repeats as is_same
  from int_moves as m
  inner join int_own_states as o using (case_no)
  where m.ord = 1 and m.from_key is not null and o.created_at < m.entered_at
),
lasts as (
  select m.case_no, m.ord, m.entered_at as last_at, m.state_key, coalesce(s.is_final, false) as is_final
  from int_moves as m
  left join process_states as s using (state_key)
  where m.is_last
),
closings as (
  select
    l.case_no, l.ord + 1 as ord, o.own_key as state_key,
    case when o.own_kind in ('won', 'lost', 'disqualified', 'neutral')
      then greatest(coalesce(o.closed_at, o.updated_at, l.last_at), l.last_at)
      else coalesce(o.stage_entered_at, o.updated_at) end as entered_at,
    l.last_at, o.own_kind
  from lasts as l
  inner join int_own_states as o using (case_no)
  where o.own_key is not null and (
    (o.own_kind in ('won', 'lost', 'disqualified', 'neutral') and not l.is_final)
    or (o.own_kind = 'active' and o.own_key <> l.state_key))
)
select
  m.case_no, m.ord, m.state_key, coalesce(f.created_at, m.entered_at) as entered_at,
  f.case_no is not null or m.entry_width_us is not null as is_inferred,
  if(m.entry_width_us is null, 'history', 'list') as origin, m.mover_no, m.row_no, m.entry_width_us, m.left_width_us
from int_moves as m
left join firsts as f on f.case_no = m.case_no and m.ord = 1 and f.is_same
where m.is_entry
union all
select case_no, 0, from_key, created_at, true, 'opening', null, null, null, null from firsts where not is_same
union all
select case_no, ord, state_key, entered_at, true, 'own', null, null, null, null
from closings
where own_kind <> 'active' or entered_at > last_at
union all
select
  o.case_no, 1, o.own_key,
  case when o.own_kind in ('won', 'lost', 'disqualified', 'neutral')
    then coalesce(o.closed_at, o.stage_entered_at, o.updated_at, o.row_instant)
    else coalesce(o.stage_entered_at, o.created_at) end,
  true, 'alone', null, null, null, null
from int_own_states as o
where o.own_key is not null and o.case_no not in (select case_no from lasts)
