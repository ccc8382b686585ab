-- One row per entity, pipeline, stage of the CRM, outcome and currency, in the order of the CRM's stages.
select
  c.entity, nullif(c.pipeline, '') as pipeline, c.stage, s.name as stage_name, c.outcome, c.currency, c.crm_n, c.our_n,
  c.crm_amount::double as crm_amount, c.our_amount::double as our_amount, c.our_amount_base::double as our_amount_base, c.differ
from crm_counts as c
left join crm_stages as s on s.entity = c.entity and s.pipeline = c.pipeline and s.stage = c.stage
order by c.entity, c.pipeline, s.place nulls last, c.stage, c.outcome desc, c.currency
