-- One row per case, moment and atom that did not hold then, of those the imports let be judged: as of the moment where the field history tells, else on the exported value.
-- parameters: moment
with looks as materialized (
  select distinct m.process_no, m.case_no, m.since_at, m.judged_at, a.atom_no, a.kind as atom_kind, a.field, a.least, a.is_decision_maker
  from criterion_moments(moment) as m
  inner join criterion_terms as t using (criterion_no)
  inner join judged_atoms as j on j.atom_no = t.atom_no and j.is_judged
  inner join criterion_atoms as a on a.atom_no = t.atom_no
),
fields as materialized (
  select l.*
  from looks as l
  where l.atom_kind in ('field', 'is', 'date')
),
told as (
  select
    l.case_no, l.judged_at, l.field, bool_or(f.changed_at <= l.judged_at) as is_changed,
    arg_max_null(f.to_value, f.change_no) filter (f.changed_at <= l.judged_at) as value_then,
    arg_min_null(f.from_value, f.change_no) as value_before
  from (select distinct case_no, judged_at, field from fields) as l
  inner join field_changes as f on f.case_no = l.case_no and f.field = l.field
  group by l.case_no, l.judged_at, l.field
),
valued as (
  select
    l.*, t.case_no is not null and l.judged_at < b.row_instant as is_told,
    case when t.case_no is not null and l.judged_at < b.row_instant then if(t.is_changed, t.value_then, t.value_before) else v.value end as value,
    k.case_no is not null as is_blank_now
  from fields as l
  inner join case_base as b using (case_no)
  left join told as t on t.case_no = l.case_no and t.judged_at = l.judged_at and t.field = l.field
  left join blank_fields as k on k.case_no = l.case_no and k.field = l.field
  left join compared_values as v on v.case_no = l.case_no and v.field = l.field
),
unmet_fields as (
  select v.case_no, v.since_at, v.judged_at, v.atom_no, v.is_told, v.value
  from valued as v
  inner join criterion_atoms as a using (atom_no)
  where if(v.is_told, is_blank_field(v.field, v.value), v.is_blank_now)
    or (v.atom_kind = 'is' and not list_has_any(
      [fold_word(v.value), (select w.id from classifier_words as w where w.classifier = 'answers' and w.word = fold_word(v.value))],
      list_transform(a.words, lambda w: fold_word(w))))
    or (v.atom_kind = 'date' and coalesce(local_day(try_cast(v.value as timestamp)), text_to_date(v.value)) > local_day(v.judged_at))
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
select case_no, judged_at, since_at, atom_no, is_told, value from unmet_fields
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
