-- One row per case whose card carries a fact of the deal or lead that no other model asks for: what was sent, signed, paid, and what is known of the client.
with told as (
  select
    'deal' as entity, deal_id as case_id, import_no, file_no, record, proposal_sent_at, contract_signed_at, paid_at, after_loss, return_on,
    revenue_actual, hours_spent, null::timestamp as assigned_at, null::timestamp as qualified_at, null as converted_deal_id,
    null as icp_fit, null as phone, null as email, null as tax_id
  from raw.deals
  where not is_duplicate
    and coalesce(
      proposal_sent_at::varchar, contract_signed_at::varchar, paid_at::varchar, after_loss, return_on::varchar, revenue_actual::varchar,
      hours_spent::varchar) is not null
  union all
  select
    'lead', lead_id, import_no, file_no, record, null, null, null, null, null, null, null, assigned_at, qualified_at, converted_deal_id,
    icp_fit, phone, email, tax_id
  from raw.leads
  where not is_duplicate
    and coalesce(assigned_at::varchar, qualified_at::varchar, converted_deal_id, icp_fit, phone, email, tax_id) is not null
)
select b.case_no, t.* exclude (entity, case_id, import_no, file_no, record)
from told as t
inner join case_base as b using (entity, case_id, import_no, file_no, record)
