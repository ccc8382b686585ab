-- One row per entity and field that the imports carry: some row has a value, or the field history names it.
with counted as (
  select
    entity, count(name) as name, count(coalesce(amount, if(is_negative, 0, null))) as amount, count(currency) as currency, count(probability) as probability,
    count(forecast_category) as forecast_category, count(source) as source, count(direction) as direction,
    count(traffic_source) as traffic_source, count(owner) as owner, count(team) as team, count(account_id) as account_id,
    count(account) as account, count(contact_id) as contact_id, count(product) as product, count(segment) as segment,
    count(updated_at) as updated_at, count(stage_entered_at) as stage_entered_at,
    count(expected_close_date) as expected_close_date, count(exported_closed_at) as closed_at, count(lost_reason) as lost_reason,
    count(won_reason) as won_reason, count(next_step) as next_step, count(next_step_date) as next_step_date, count(lead_id) as lead_id,
    count(first_contact_at) as first_contact_at
  from case_base
  group by entity
),
columns as (
  unpivot counted on columns(* exclude (entity)) into name field value n
),
facts as (
  unpivot (
    select
      b.entity, count(f.proposal_sent_at) as proposal_sent_at, count(f.contract_signed_at) as contract_signed_at, count(f.paid_at) as paid_at,
      count(f.after_loss) as after_loss, count(f.return_on) as return_on, count(f.revenue_actual) as revenue_actual,
      count(f.hours_spent) as hours_spent, count(f.assigned_at) as assigned_at, count(f.qualified_at) as qualified_at,
      count(f.converted_deal_id) as converted_deal_id, count(f.icp_fit) as icp_fit, count(f.phone) as phone, count(f.email) as email,
      count(f.tax_id) as tax_id
    from case_facts as f
    inner join case_base as b using (case_no)
    group by b.entity
  ) on columns(* exclude (entity)) into name field value n
)
select entity, field from columns where n > 0
union
select entity, field from facts where n > 0
union
select entity, 'company' from columns where n > 0 and field = 'account'
union
select entity, 'rejection_reason' from columns where n > 0 and field = 'lost_reason' and entity = 'lead'
union
select distinct b.entity, unnest(json_keys(b.custom)) from case_base as b where b.custom is not null
union
select distinct b.entity, f.field from field_changes as f inner join case_base as b using (case_no)
union
select distinct b.entity, 'activity' from case_base as b where exists (select 1 from raw.activities where due_at is not null)
union
select distinct b.entity, 'activity.owner' from case_base as b where exists (select 1 from raw.activities where owner is not null)
union
select distinct b.entity, 'field_history.' || f.field from field_changes as f inner join case_base as b using (case_no)
union
select distinct b.entity, 'leads' from case_base as b where exists (select 1 from case_base where entity = 'lead')
union
select distinct b.entity, 'mover' from case_base as b where exists (select 1 from people_moving where is_person)
union
select distinct b.entity, 'stage_history' from case_processes as p inner join case_base as b using (case_no) where p.has_history
union
select distinct b.entity, 'activity.done' from case_base as b where exists (select 1 from raw.activities where done_at is not null or status = 'done')
union
select distinct b.entity, 'activity.kind' from case_base as b where exists (select 1 from activities where kind is not null)
union
select distinct b.entity, 'people' from case_contacts inner join case_base as b using (case_no)
union
select distinct b.entity, 'people.role' from case_contacts as c inner join case_base as b using (case_no) where c.role is not null
union
select distinct b.entity, 'people.decision_maker' from case_contacts as c inner join case_base as b using (case_no) where c.is_decision_maker
union
select distinct e.entity, 'account.' || a.field
from (unpivot (select count(tax_id) as tax_id, count(owner) as owner, count(industry) as industry, count(region) as region, count(category) as category,
  count(size) as size, count(phone) as phone, count(email) as email, count(name) as name, count(country) as country, count(kpp) as kpp
  from accounts) on columns(*) into name field value n) as a
cross join (select distinct entity from case_base where account_id is not null) as e
where a.n > 0
union
select distinct e.entity, 'contact.' || a.field
from (unpivot (select count(name) as name, count(role) as role, count(phone) as phone, count(email) as email,
  count(is_decision_maker) as is_decision_maker from contacts) on columns(*) into name field value n) as a
cross join (select distinct entity from case_base where contact_id is not null) as e
where a.n > 0
