-- One row per visit of a case in a state, with the visits beside it.
-- next_key, next_at: The visit right after, in any process.
-- move_key, move_at: The next visit when unmapped ones are left out: what order rules look at.
-- prev_key: The visit before, unmapped ones left out.
-- materialize: table
with mapped as (
  select
    *, if(state_key > 0, state_key, null) as mapped_key, if(state_key > 0, entered_at, null) as mapped_at
  from int_entries
)
select
  case_no, state_key, entered_at, is_inferred, origin, mover_no, row_no,
  row_number() over visits::integer as visit_no,
  lead(state_key) over visits as next_key,
  lead(entered_at) over visits as next_at,
  lead(mapped_key ignore nulls) over visits as move_key,
  lead(mapped_at ignore nulls) over visits as move_at,
  lag(mapped_key ignore nulls) over visits as prev_key
from mapped
window visits as (partition by case_no order by entered_at, ord)
