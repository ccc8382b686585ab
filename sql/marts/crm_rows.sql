-- One row per exported deal or lead: what its latest row says, in the CRM's own words.
-- pipeline: Empty where the row names none.
-- outcome: By its status, else by the exports' own list of stages; null where neither says.
-- amount: In its own currency, a negative one too.
-- amount_text: Where the row has an amount that is no number.
-- owner: As the row spells it.
-- is_joined: The pages show that owner under another spelling, as a person has said.
-- told_key: State key that its stage means; null without a stage.
-- own_key: State key that the row claims, status before stage (METRICS 1.4).
with unread as (
  select import_no, file_no, record, min(value) as value from raw.issues where column_name = 'amount' group by all
),
negative as (
  select k.case_no, c.amount from stg_cases as c inner join case_keys as k using (entity, case_id) where c.amount < 0
)
select
  b.case_no, b.entity, coalesce(b.pipeline, '') as pipeline, b.stage, b.status,
  case b.status when 'open' then 'open' when 'won' then 'won' when 'converted' then 'won'
    when 'lost' then 'lost' when 'rejected' then 'lost' when 'nurture' then 'neutral' when 'junk' then 'neutral'
    else s.outcome end as outcome,
  coalesce(n.amount, b.amount) as amount, u.value as amount_text, b.currency,
  coalesce(j.spelling, b.owner) as owner, j.spelling is not null as is_joined, s.state_key as told_key, o.own_key
from case_base as b
left join int_own_states as o using (case_no)
left join negative as n using (case_no)
left join crm_stages as s on s.entity = b.entity and s.pipeline = coalesce(b.pipeline, '') and s.stage = b.stage
left join unread as u on b.entity = 'deal' and u.import_no = b.import_no and u.file_no = b.file_no and u.record = b.record
left join raw.joined_names as j
  on j.column_name = 'owner' and j.import_no = b.import_no and j.file_no = b.file_no and j.record = b.record
where b.is_exported
