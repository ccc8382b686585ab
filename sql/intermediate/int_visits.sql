-- One row per visit of a case in a state, with the visits beside it.
-- next_key, next_at: The visit right after, in any process.
-- move_key, move_at: The next visit when unmapped ones are left out: what order rules look at.
-- prev_key: The visit before, unmapped ones left out.
-- active_key: The last active stage before.
-- materialize: table
with mapped as (
  select
    e.*, if(e.state_key > 0, e.state_key, null) as mapped_key, if(e.state_key > 0, e.entered_at, null) as mapped_at,
    if(s.is_final, null, s.state_key) as active_key
  from int_entries as e
  left join process_states as s using (state_key)
)
select
  case_no, state_key, entered_at, is_inferred, origin, mover_no, row_no,
  row_number() over visits::integer as visit_no,
  lead(state_key) over visits as next_key,
  lead(entered_at) over visits as next_at,
  lead(mapped_key ignore nulls) over visits as move_key,
  lead(mapped_at ignore nulls) over visits as move_at,
  lag(mapped_key ignore nulls) over visits as prev_key,
  lag(active_key ignore nulls) over visits as active_key
from mapped
window visits as (partition by case_no order by entered_at, ord)
