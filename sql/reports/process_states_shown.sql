-- One row per state of a process, in its order.
select state_id, name_en, name_ru, kind, position
from process_states
where process_no = $process
order by state_no
