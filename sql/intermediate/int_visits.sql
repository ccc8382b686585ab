-- One row per visit of a case in a state, with the visits beside it.
-- next_key, next_at: The visit right after, in any process.
-- move_key, move_at: The next visit when unmapped ones are left out: what order rules look at. Those beside a visit
-- of another process stay, since no move leads across.
-- prev_key: The visit before, in the same way.
-- materialize: table
with unmapped as (
  select *, if(state_key > 0, state_key // 1000, -state_key // 100000) as process_no
  from int_entries
  where case_no in (select case_no from int_entries where state_key < 0)
),
neighbours as (
  select
    case_no, ord, state_key, process_no, lag(process_no) over visits as before_no, lead(process_no) over visits as after_no
  from unmapped
  window visits as (partition by case_no order by entered_at, ord)
),
borders as (
  select case_no, ord from neighbours where state_key < 0 and (before_no <> process_no or after_no <> process_no)
),
mapped as (
  select
    e.*, if(e.state_key > 0 or b.ord is not null, e.state_key, null) as mapped_key,
    if(e.state_key > 0 or b.ord is not null, e.entered_at, null) as mapped_at
  from int_entries as e
  left join borders as b on b.case_no = e.case_no and b.ord = e.ord
)
select
  case_no, state_key, entered_at, is_inferred, origin, mover_no, row_no, entry_width_us,
  lead(left_width_us) over visits as exit_width_us,
  row_number() over visits::integer as visit_no,
  lead(state_key) over visits as next_key,
  lead(entered_at) over visits as next_at,
  lead(mapped_key ignore nulls) over visits as move_key,
  lead(mapped_at ignore nulls) over visits as move_at,
  lag(mapped_key ignore nulls) over visits as prev_key
from mapped
window visits as (partition by case_no order by entered_at, ord)
