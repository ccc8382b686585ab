-- One page of the differences, one by one: what the CRM's row says beside what the pages show (table chosen_reasons).
-- parameters: limit, offset
select
  b.entity, b.case_id as id, b.name, d.what, d.reason, s.case_no is not null as is_shown, p.process_id as process,
  nullif(r.pipeline, '') as pipeline, r.stage as crm_stage, m.name as crm_stage_name, r.status as crm_status, r.amount::double as crm_amount,
  r.amount_text as crm_amount_text, r.owner as crm_owner, r.currency,
  t.state_id as our_stage, t.name_ru as our_stage_ru, t.name_en as our_stage_en, s.outcome as our_outcome, s.amount::double as our_amount, s.amount_base::double as our_amount_base,
  s.owner as our_owner
from differences as d
inner join chosen_reasons as g using (reason)
inner join case_base as b using (case_no)
inner join crm_rows as r using (case_no)
left join crm_stages as m on m.entity = r.entity and m.pipeline = r.pipeline and m.stage = r.stage
left join shown_cases as s using (case_no)
left join processes as p on p.process_no = s.process_no
left join process_states as t on t.process_no = s.process_no and t.state_key = s.state_key
order by b.entity, d.what desc, d.reason, b.case_id
limit coalesce($limit::bigint, 9223372036854775807) offset $offset::bigint
