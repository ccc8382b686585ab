-- One row per case, moment and atom about a field's value that did not hold then: as of the moment where the field history tells, else on the exported value.
-- parameters: moment
with fields as materialized (
  select * from criterion_looks(moment) where atom_kind in ('field', 'is', 'date')
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
)
select v.case_no, v.since_at, v.judged_at, v.atom_no, v.is_told, v.value
from valued as v
inner join criterion_atoms as a using (atom_no)
where if(v.is_told, is_blank_field(v.field, v.value), v.is_blank_now)
  or (v.atom_kind = 'is' and not list_has_any(
    [fold_word(v.value), (select w.id from classifier_words as w where w.classifier = 'answers' and w.word = fold_word(v.value))],
    list_transform(a.words, lambda w: fold_word(w))))
  or (v.atom_kind = 'date' and coalesce(local_day(try_cast(v.value as timestamp)), text_to_date(v.value)) > local_day(v.judged_at))
