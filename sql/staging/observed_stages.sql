-- One row per stage as the exports name it, with how many rows carry it and what the stages file says of it.
-- materialize: table
with named as (
  select entity, pipeline, stage, 1 as n, status, row_number() over () as appearance from stg_cases where stage is not null
  union all
  select entity, pipeline, stage, 1, null, row_no from stg_stage_history
  union all
  select entity, from_pipeline, from_stage, 0, null, row_no from stg_stage_history where from_stage is not null
),
counted as (
  select
    entity, pipeline, stage, sum(n)::integer as n, min(appearance)::integer as appearance,
    count(*) filter (status = 'open')::integer as n_open,
    count(*) filter (status in ('won', 'converted'))::integer as n_won,
    count(*) filter (status in ('lost', 'rejected'))::integer as n_lost,
    count(*) filter (status in ('nurture', 'junk'))::integer as n_neutral
  from named
  group by all
),
dictionary as (
  select
    pipeline, stage, name, position, kind, probability,
    row_number() over (partition by pipeline, stage order by import_no desc, record desc) as nth
  from raw.stages
)
select
  c.*, d.name, d.position::integer as position, d.kind, d.probability
from counted as c
left join dictionary as d
  on d.stage = c.stage and d.nth = 1
  and (d.pipeline is not distinct from c.pipeline or d.pipeline is null)
-- The list may name a stage for its pipeline and for all: the nearer one stands.
qualify row_number() over (partition by c.entity, c.pipeline, c.stage order by d.pipeline is null) = 1
order by c.entity, c.pipeline, c.appearance, c.stage
