-- One row per case and field that a definition asks for: the exported value as text.
-- materialize: view
select
  b.case_no, n.field, n.is_compared,
  case n.field
    when 'name' then b.name when 'amount' then b.amount::varchar when 'currency' then b.currency when 'source' then b.source
    when 'direction' then b.direction when 'traffic_source' then b.traffic_source when 'owner' then b.owner when 'team' then b.team
    when 'account_id' then b.account_id when 'account' then b.account when 'company' then b.account when 'contact_id' then b.contact_id
    when 'product' then b.product when 'segment' then b.segment when 'expected_close_date' then b.expected_close_date::varchar
    when 'lost_reason' then b.lost_reason when 'rejection_reason' then b.lost_reason when 'won_reason' then b.won_reason
    when 'next_step' then b.next_step when 'next_step_date' then b.next_step_date::varchar when 'lead_id' then b.lead_id
    when 'first_contact_at' then b.first_contact_at::varchar when 'probability' then b.probability::varchar
    when 'forecast_category' then b.forecast_category when 'closed_at' then b.exported_closed_at::varchar
    when 'proposal_sent_at' then f.proposal_sent_at::varchar when 'contract_signed_at' then f.contract_signed_at::varchar
    when 'paid_at' then f.paid_at::varchar when 'after_loss' then f.after_loss when 'return_on' then f.return_on::varchar
    when 'revenue_actual' then f.revenue_actual::varchar when 'hours_spent' then f.hours_spent::varchar
    when 'assigned_at' then f.assigned_at::varchar when 'qualified_at' then f.qualified_at::varchar
    when 'converted_deal_id' then f.converted_deal_id when 'icp_fit' then coalesce(f.icp_fit, json_extract_string(b.custom, '$.icp_fit'))
    when 'phone' then f.phone when 'email' then f.email when 'tax_id' then f.tax_id
    when 'account.tax_id' then a.tax_id when 'account.owner' then a.owner when 'account.industry' then a.industry
    when 'account.region' then a.region when 'account.category' then a.category when 'account.size' then a.size
    when 'account.phone' then a.phone when 'account.email' then a.email when 'account.name' then coalesce(a.name, b.account)
    when 'account.country' then a.country when 'account.kpp' then a.kpp
    when 'contact.name' then c.name when 'contact.role' then c.role when 'contact.phone' then c.phone when 'contact.email' then c.email
    when 'contact.is_decision_maker' then c.is_decision_maker::varchar
    else json_extract_string(b.custom, '$."' || n.field || '"')
  end as value
from case_base as b
inner join named_fields as n using (entity)
left join case_facts as f on f.case_no = b.case_no
-- One equality each: with a condition of one side beside it the join would go through all pairs.
left join accounts as a on a.account_id = if(n.field like 'account.%', b.account_id, null)
left join contacts as c on c.contact_id = if(n.field like 'contact.%', b.contact_id, null)
