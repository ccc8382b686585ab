-- One row per atom of the criteria: whether the imports carry what it looks at.
-- needs: What is looked at, as in carried; a rule or a person where no field or file would do.
with wanted as (
  select
    a.process_no, a.atom_no, p.entity, a.kind, a.field,
    case a.kind
      when 'field' then [a.field] when 'is' then [a.field] when 'date' then [a.field]
      when 'activity' then ['activity.done', if(len(a.words) = 0, null, 'activity.kind')]
      when 'contact' then [if(a.is_decision_maker, 'people.decision_maker', 'people'), if(len(a.words) = 0, null, 'people.role')]
    end as needs_all,
    case a.kind
      when 'planned' then ['activity', 'field_history.next_step_date']
      when 'link' then case a.field when 'account' then ['account_id', 'account'] when 'contact' then ['contact_id', 'people']
        when 'lead' then ['lead_id'] when 'deal' then ['converted_deal_id'] else [] end
    end as needs_any
  from criterion_atoms as a
  inner join processes as p using (process_no)
),
kept as (
  select entity, list(field) as fields from carried group by entity
)
select
  w.process_no, w.atom_no,
  case when w.kind in ('person', 'rule', 'tasks') then false
    when w.needs_any is not null then list_has_any(coalesce(k.fields, []), w.needs_any)
    else list_has_all(coalesce(k.fields, []), list_filter(w.needs_all, lambda n: n is not null)) end as is_judged,
  case w.kind when 'person' then 'person' when 'rule' then 'rule ' || w.field when 'tasks' then 'rule moved_with_open_tasks'
    else coalesce(w.needs_any[1], list_filter(w.needs_all, lambda n: n is not null and not list_contains(coalesce(k.fields, []), n))[1]) end as needs
from wanted as w
left join kept as k using (entity)
