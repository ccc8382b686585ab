-- One row per stage of the CRM that the exports name: its name there and what it means here.
-- pipeline: Empty where the exports name none.
-- stage: As the rows write it.
-- name: From the exports' own list of stages.
-- outcome: Open, won, lost or neutral by that list; null where it does not say.
-- state_key: Key of the state it means; below zero where it means none.
-- meant_outcome: The outcome of that state.
-- is_chosen: A person has said what it means.
-- place: Its place in that list, else the order of appearance.
with observed as (
  select entity, coalesce(pipeline, '') as pipeline, stage, min(name) as name, min(kind) as kind, min(coalesce(position, 1000 + appearance)) as place
  from observed_stages
  group by all
),
meant as (
  select * from stage_meanings qualify row_number() over (partition by entity, pipeline, stage order by state_key desc) = 1
)
select
  m.entity, m.pipeline, m.stage, o.name, o.kind as outcome, m.process_no, m.state_key,
  case s.kind when 'active' then 'open' when 'disqualified' then 'lost' else s.kind end as meant_outcome, m.is_chosen, o.place
from meant as m
left join observed as o using (entity, pipeline, stage)
left join process_states as s on s.process_no = m.process_no and s.state_key = m.state_key
