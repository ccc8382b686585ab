-- One row per history row, and per move that only lists tell, in the order of METRICS 1.1, with the state before it.
-- state_key: What the stage means: process_no * 1000 + state_no, or -(process_no * 100000 + n) for an unmapped one.
-- is_entry: A visit begins here: the state differs from the row before (or the process keeps repeats).
-- materialize: table
with meant as (
  select
    h.case_no, m.state_key, m.process_no, m.keeps_repeats, h.entered_at, h.seq, h.import_no, h.mover_no, h.row_no,
    if(h.from_stage is null, null, f.state_key) as from_key, null::bigint as entry_width_us, null::bigint as left_width_us
  from stg_stage_history as h
  inner join stage_meanings as m
    on m.entity = h.entity and m.pipeline = coalesce(h.pipeline, '') and m.stage = h.stage
  left join stage_meanings as f
    on f.entity = h.entity and f.pipeline = coalesce(h.from_pipeline, '') and f.stage = h.from_stage
  union all
  select
    case_no, state_key, null, false, entered_at, null, snapshot_no, null, null, null, entry_width_us, left_width_us
  from int_snapshot_moves
),
ordered as (
  select
    case_no, state_key, process_no, keeps_repeats, entered_at, mover_no, row_no, from_key, entry_width_us, left_width_us,
    row_number() over moves::integer as ord,
    lag(state_key) over moves as prev_key,
    lead(case_no) over moves is null as is_last
  from meant
  window moves as (partition by case_no order by entered_at, seq, import_no, row_no)
)
select *, prev_key is distinct from state_key or keeps_repeats as is_entry
from ordered
