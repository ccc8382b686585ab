-- One row per stage of the CRM that cases of a process stand in, with the state it means for most of them.
-- parameters: process
with counted as (
  select s.state_id, c.pipeline, c.stage, count(*)::integer as n
  from cases as c
  inner join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
  where c.process_no = $process and c.stage is not null
  group by all
)
select state_id, pipeline, stage, n
from counted
qualify row_number() over (partition by pipeline, stage order by n desc, state_id) = 1
order by n desc, pipeline, stage
