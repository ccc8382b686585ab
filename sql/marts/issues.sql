-- One row per kind of flaw found in the exports and case it was found in (or file and record).
with own as (
  select k.entity, k.case_id, o.*
  from int_own_states as o
  inner join case_keys as k using (case_no)
),
lasts as (
  select case_no, arg_max(state_no, visit_no) as state_no, arg_max(process_no, visit_no) as process_no, arg_max(kind, visit_no) as kind,
    arg_max(entered_at, visit_no) as entered_at, bool_or(has_history) as has_history,
    min(entered_at) as first_at, max(entered_at) as last_at
  from visit_log
  group by case_no
),
found as (
  select 'status_stage_differ' as issue, case_id as example from own where differs
  union all
  select 'state_history_differ', o.case_id
  from own as o inner join lasts as l using (case_no)
  where l.has_history and o.own_key > 0 and o.own_kind <> 'unmapped' and o.own_key <> coalesce(l.process_no * 1000 + l.state_no, 0)
  union all
  select 'closing_inferred', k.case_id
  from visit_log as v inner join case_keys as k using (case_no)
  where v.is_inferred and v.has_history and v.kind <> 'active' and v.kind is not null
  union all
  select 'closed_at_differs', c.case_id
  from cases as c
  where c.outcome in ('won', 'lost') and c.has_history and c.exported_closed_at is not null
    and abs(epoch_us(c.exported_closed_at) - epoch_us(c.closed_at)) > 86400000000
  union all
  select 'before_created', b.case_id
  from case_base as b inner join lasts as l using (case_no)
  where b.has_created_at and l.first_at < b.created_at
  union all
  select 'after_import', b.case_id
  from case_base as b inner join lasts as l using (case_no)
  where greatest(l.last_at, b.created_at) > b.row_instant
  union all
  select 'no_history', k.case_id
  from case_processes as p inner join case_keys as k using (case_no)
  where not p.has_history
  union all
  select 'no_date', case_id from case_base where created_at is null
  union all
  select 'negative_amount', case_id from case_base where is_negative
  union all
  select 'source_differs', case_id from case_base where source_differs
  union all
  select 'no_rate', case_id from cases where amount is not null and amount_base is null
  union all
  select 'field_history_differs', b.case_id
  from (
    select case_no, field, arg_max(to_value, change_no) as told from field_changes where field in ('owner', 'amount', 'source') group by all
  ) as f
  inner join case_base as b using (case_no)
  where case f.field when 'owner' then f.told <> b.owner when 'source' then f.told <> b.source
    else text_to_amount(f.told) <> b.amount end
  union all
  select 'orphan', coalesce(h.deal_id, h.lead_id)
  from raw.stage_history as h
  where not h.is_duplicate
    and (if(h.deal_id is not null, 'deal', 'lead'), coalesce(h.deal_id, h.lead_id)) not in (select (entity, case_id) from case_keys)
  union all
  select 'unmapped', k.case_id
  from visit_log as v inner join case_keys as k using (case_no)
  where v.state_no is null
  union all
  select i.issue || ': ' || i.column_name, i.value from raw.issues as i
  union all
  select 'conflicting_rows', id
  from (
    select 'deal' as entity, deal_id as id from raw.deals where not is_duplicate group by deal_id, import_no having count(*) > 1
    union all
    select 'lead', lead_id from raw.leads where not is_duplicate group by lead_id, import_no having count(*) > 1
  )
)
select issue, count(*)::integer as n, list(distinct example)[:5] as examples
from found
group by issue
