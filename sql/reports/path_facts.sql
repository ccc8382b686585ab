-- One row per case that was in the process: its moves between two visits, its stays in active stages after the first in each, and when it
-- came to the last active stage.
-- parameters: k
select
  case_no, count(move_at) filter (move_state_no is not null)::integer as moves,
  count(*) filter (position is not null and not is_first)::integer as repeated, min(entered_at) filter (position = $k) as last_stage_at
from scoped_visits
group by case_no
