-- One row per case, moment and atom that did not hold then: fields, done and planned activities, people, links.
-- parameters: moment
with looks as materialized (
  select * from criterion_looks(moment) where atom_kind not in ('field', 'is', 'date')
),
done as (
  select l.case_no, l.judged_at, l.since_at, l.atom_no, count(*) as n
  from looks as l
  inner join criterion_atoms as c using (atom_no)
  inner join case_base as b on b.case_no = l.case_no
  inner join activities as a on a.case_no = l.case_no and a.status = 'done'
    and coalesce(a.done_at, a.status_changed_at, a.due_at, a.created_at) <= l.judged_at
    and (c.since_start or l.since_at is null or coalesce(a.done_at, a.status_changed_at, a.due_at, a.created_at) >= l.since_at)
    and (len(c.words) = 0 or list_contains(c.words, a.kind))
  where l.atom_kind = 'activity' and (len(c.keywords) = 0 or len(list_filter(c.keywords, lambda w: contains(lower(a.subject), w))) = len(c.keywords))
  group by all
),
planned as (
  select distinct l.case_no, l.judged_at, l.atom_no
  from looks as l
  inner join criterion_atoms as c using (atom_no)
  inner join activities as a on a.case_no = l.case_no and local_day(a.due_at) >= local_day(l.judged_at)
    and (a.created_at is null or a.created_at <= l.judged_at) and (a.done_at is null or a.done_at > l.judged_at)
    and (a.status <> 'cancelled' or a.status_changed_at > l.judged_at)
    and (len(c.words) = 0 or list_contains(c.words, a.kind))
  where l.atom_kind = 'planned'
),
stepped as (
  select l.case_no, l.judged_at, arg_max(text_to_date(f.to_value), f.change_no) as step_on
  from (select distinct case_no, judged_at from looks where atom_kind = 'planned') as l
  inner join field_changes as f on f.case_no = l.case_no and f.field = 'next_step_date' and f.changed_at <= l.judged_at
  group by all
),
people as (
  select l.case_no, l.judged_at, l.atom_no, count(distinct p.contact_id) as n
  from looks as l
  inner join criterion_atoms as c using (atom_no)
  inner join case_contacts as p on p.case_no = l.case_no and (p.added_at is null or p.added_at <= l.judged_at)
    and (len(c.words) = 0 or list_contains(c.words, p.role)) and (not c.is_decision_maker or p.is_decision_maker)
  where l.atom_kind = 'contact'
  group by all
),
linked as (
  select l.case_no, l.judged_at, l.atom_no
  from looks as l
  inner join case_base as b using (case_no)
  left join case_facts as f on f.case_no = l.case_no
  where l.atom_kind = 'link' and case l.field
    when 'account' then b.account_id is null and b.account is null
    when 'contact' then b.contact_id is null and not exists (select 1 from case_contacts as p where p.case_no = l.case_no)
    when 'lead' then b.lead_id is null
    when 'deal' then f.converted_deal_id is null end
)
select case_no, judged_at, since_at, atom_no, is_told, value from unmet_fields(moment)
union all
select l.case_no, l.judged_at, l.since_at, l.atom_no, true, coalesce(d.n, 0)::varchar
from looks as l
left join done as d on d.case_no = l.case_no and d.judged_at = l.judged_at and d.since_at is not distinct from l.since_at and d.atom_no = l.atom_no
where l.atom_kind = 'activity' and coalesce(d.n, 0) < l.least
union all
select l.case_no, l.judged_at, l.since_at, l.atom_no, true, null
from looks as l
anti join planned as p on p.case_no = l.case_no and p.judged_at = l.judged_at and p.atom_no = l.atom_no
left join stepped as s on s.case_no = l.case_no and s.judged_at = l.judged_at
where l.atom_kind = 'planned' and (s.step_on is null or s.step_on < local_day(l.judged_at))
union all
select l.case_no, l.judged_at, l.since_at, l.atom_no, true, coalesce(p.n, 0)::varchar
from looks as l
left join people as p on p.case_no = l.case_no and p.judged_at = l.judged_at and p.atom_no = l.atom_no
where l.atom_kind = 'contact' and coalesce(p.n, 0) < l.least
union all
select l.case_no, l.judged_at, l.since_at, l.atom_no, false, null
from looks as l
semi join linked as k on k.case_no = l.case_no and k.judged_at = l.judged_at and k.atom_no = l.atom_no
