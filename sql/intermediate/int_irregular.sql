-- One row per visit of an active stage of a case that did not simply pass its stages 1, 2, 3 … once each.
-- materialize: table
with odd as (
  select distinct case_no, process_no from int_steps
  where exit in ('skip', 'back', 'repeat', 'reopened', 'unmapped', 'switched', 'neutral')
    or (prev_process_no is null and position > 1) or prev_process_no <> process_no or state_no is null
)
select case_no, process_no, visit_no, position, kind, is_final, entered_at
from int_steps
semi join odd using (case_no, process_no)
where state_no is not null
