-- One row per entity, pipeline, stage of the CRM, outcome and currency: what the exported rows hold there, and what the pages show there.
-- A deal whose state the pages take from elsewhere counts at the stage of the CRM that means that state, in its own
-- pipeline before others; of several such stages at the first that the CRM takes for the same outcome.
-- pipeline: Empty where the rows name none.
-- stage: As the rows write it; null = in no stage.
-- outcome: By the status of the row, else by the exports' own list of stages, else by the process.
-- currency: Of the rows; null of leads.
-- crm_n: By the latest exported rows.
-- our_n: Of the same cases, those that the pages show there.
-- our_amount_base: What the pages show there, in base currency.
-- differ: Of those counted here by either side, how many have a difference.
with meaning as (
  select *, (coalesce(outcome <> meant_outcome, false), place, stage) as nth from crm_stages where state_key > 0
),
own_labels as (
  select entity, pipeline, state_key, arg_min(stage, nth) as stage from meaning group by all
),
labels as (
  select entity, state_key, arg_min(pipeline, (pipeline, nth)) as pipeline, arg_min(stage, (pipeline, nth)) as stage
  from meaning
  group by all
),
differing as (
  select case_no, bool_or(what = 'state') as is_elsewhere from differences group by case_no
),
told as (
  select
    r.case_no, r.entity, r.pipeline, r.stage, coalesce(r.outcome, m.meant_outcome, s.outcome, 'open') as outcome,
    coalesce(r.currency, base_currency()) as currency, r.amount, s.case_no is not null as is_shown, s.state_key, s.outcome as shown_outcome,
    if(s.amount_base is null, null, s.amount) as shown_amount, s.amount_base, d.case_no is not null as is_differing,
    coalesce(d.is_elsewhere, false) as is_elsewhere
  from crm_rows as r
  left join crm_stages as m on m.entity = r.entity and m.pipeline = r.pipeline and m.stage = r.stage
  left join shown_cases as s using (case_no)
  left join differing as d using (case_no)
),
sides as (
  select case_no, is_differing, entity, pipeline, stage, outcome, currency, true as is_crm, amount, null::decimal(18, 4) as amount_base
  from told
  union all
  select
    t.case_no, t.is_differing, t.entity, if(not t.is_elsewhere or l.stage is not null or a.stage is null, t.pipeline, a.pipeline),
    if(t.is_elsewhere, coalesce(l.stage, a.stage), t.stage), if(t.is_elsewhere, t.shown_outcome, t.outcome), t.currency, false,
    t.shown_amount, t.amount_base
  from told as t
  left join own_labels as l on l.entity = t.entity and l.pipeline = t.pipeline and l.state_key = t.state_key
  left join labels as a on a.entity = t.entity and a.state_key = t.state_key
  where t.is_shown
)
select
  entity, pipeline, stage, outcome, if(entity = 'deal', currency, null) as currency,
  count(*) filter (is_crm)::integer as crm_n, count(*) filter (not is_crm)::integer as our_n,
  sum(amount) filter (is_crm) as crm_amount, sum(amount) filter (not is_crm) as our_amount,
  sum(amount_base) as our_amount_base, count(distinct case_no) filter (is_differing)::integer as differ
from sides
group by all
