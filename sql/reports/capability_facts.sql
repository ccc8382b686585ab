-- One row: how many cases of a process carry what each capability needs, and how many could.
-- parameters: process
with own as (
  select
    c.*, s.probability as state_probability,
    exists (select 1 from activities as a where a.case_no = c.case_no) as has_activity,
    exists (select 1 from field_changes as f where f.case_no = c.case_no and f.field = 'expected_close_date') as has_pushes,
    exists (select 1 from field_changes as f where f.case_no = c.case_no and f.field = 'owner') as has_owners
  from main.cases as c
  left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
  where c.process_no = $process
),
counted as (
  select
    count(*) as cases,
    count(*) filter (outcome = 'open') as open,
    count(*) filter (outcome = 'lost') as lost,
    count(*) filter (outcome in ('won', 'lost')) as closed,
    count(*) filter (outcome = 'open' and state_no is not null) as open_staged,
    count(*) filter (has_history) as with_history,
    count(*) filter (has_history and outcome in ('won', 'lost')) as closed_with_history,
    count(*) filter (stage_entered_at is not null) as with_stage_entered,
    count(*) filter (has_created_at) as with_created,
    count(*) filter (outcome in ('won', 'lost') and (has_history or exported_closed_at is not null)) as closed_dated,
    count(*) filter (outcome in ('won', 'lost') and source is not null) as closed_sourced,
    count(*) filter (outcome = 'lost' and not is_no_reason(lost_reason)) as lost_with_reason,
    count(amount) as with_amount,
    count(*) filter (amount is not null and currency <> getvariable('base_currency')) as foreign,
    count(*) filter (amount is not null and currency <> getvariable('base_currency') and amount_base is not null) as foreign_rated,
    count(*) filter (outcome = 'open' and state_probability is not null) as open_with_stage_probability,
    count(*) filter (outcome = 'open' and coalesce(probability, state_probability) is not null) as open_with_any_probability,
    count(*) filter (outcome = 'open' and expected_close_date is not null) as open_with_close_date,
    count(*) filter (outcome = 'open' and forecast_category is not null) as open_with_category,
    count(*) filter (outcome = 'open' and next_step_date is not null) as open_with_next_step,
    count(*) filter (has_pushes) as with_pushes,
    count(*) filter (has_owners) as with_owner_changes,
    count(owner) as with_owner, count(team) as with_team, count(product) as with_product, count(segment) as with_segment,
    count(coalesce(account_id, account)) as with_client, count(lead_id) as with_lead,
    count(contact_id) as with_contact, count(first_contact_at) as with_first_contact,
    count(*) filter (has_activity) as with_activity, count(*) filter (has_activity and outcome = 'open') as open_with_activity
  from own
),
process_needs as (
  select
    p.is_strict,
    (select count(*) from process_states where process_no = p.process_no and position is not null and limit_days is not null) as n_limits,
    (select count(distinct field) from process_required where process_no = p.process_no and is_stated) as n_required,
    (select count(distinct r.field) from process_required as r inner join carried as k on k.field = r.field and k.entity = p.entity
     where r.process_no = p.process_no and r.is_stated) as n_required_carried
  from processes as p
  where p.process_no = $process
),
others as (
  select
    (select count(*) from case_base where entity = 'lead') as leads,
    (select count(*) from targets) as targets,
    (select count(*) from contacts) as contacts,
    (select count(*) from accounts) as accounts,
    (select count(*) from accounts where coalesce(tax_id, phone, email) is not null) as accounts_keyed,
    (select count(*) from user_teams where team is not null) as users_with_team
)
select * replace (is_strict::integer as is_strict) from counted, process_needs, others
