-- One row per CRM stage that maps to no state of its process, with the rows that carry it.
select nullif(u.pipeline, '') as pipeline, u.stage, coalesce(o.n, 0)::integer as n, u.state_key as stage_key, u.process_no
from unmapped_stages as u
left join observed_stages as o on o.stage = u.stage and coalesce(o.pipeline, '') = u.pipeline
