-- One row per status of the CRM in the pipelines of the process: what it is there, and which state it means here, if any.
-- parameters: process
select
  nullif(m.pipeline, '') as pipeline, m.stage, coalesce(m.name, m.stage) as name, coalesce(m.outcome, m.meant_outcome, 'open') as outcome,
  s.state_id
from crm_stages as m
left join process_states as s on s.process_no = m.process_no and s.state_key = m.state_key
where m.process_no = $process
order by m.pipeline, m.place, m.stage
