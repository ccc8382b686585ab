-- One row per case and required field whose exported value is empty, in disguise or not.
with required as (
  select distinct p.entity, r.field
  from process_required as r
  inner join processes as p using (process_no)
  inner join carried as c on c.entity = p.entity and c.field = r.field
  where r.is_stated
),
valued as (
  select
    b.case_no, r.field,
    case r.field
      when 'name' then b.name when 'amount' then b.amount::varchar when 'currency' then b.currency when 'source' then b.source
      when 'direction' then b.direction when 'traffic_source' then b.traffic_source when 'owner' then b.owner when 'team' then b.team
      when 'account_id' then b.account_id when 'account' then b.account when 'company' then b.account when 'contact_id' then b.contact_id
      when 'product' then b.product when 'segment' then b.segment when 'expected_close_date' then b.expected_close_date::varchar
      when 'lost_reason' then b.lost_reason when 'rejection_reason' then b.lost_reason when 'won_reason' then b.won_reason
      when 'next_step' then b.next_step when 'next_step_date' then b.next_step_date::varchar when 'lead_id' then b.lead_id
      when 'first_contact_at' then b.first_contact_at::varchar when 'probability' then b.probability::varchar
      when 'forecast_category' then b.forecast_category
      when 'account.tax_id' then a.tax_id when 'account.owner' then a.owner when 'account.industry' then a.industry
      when 'account.region' then a.region when 'account.category' then a.category when 'account.size' then a.size
      when 'account.phone' then a.phone when 'account.email' then a.email when 'account.name' then a.name
      else json_extract_string(b.custom, '$."' || r.field || '"')
    end as value
  from case_base as b
  inner join required as r using (entity)
  left join accounts as a on a.account_id = b.account_id and r.field like 'account.%'
)
select case_no, field
from valued
where is_blank_field(field, value)
