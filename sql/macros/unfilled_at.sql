-- One row per case whose field that the rule asks for was empty at an instant: by its history where that tells, else as exported.
-- parameters: moment, asked
with told as (
  select
    f.case_no, f.field,
    if(bool_or(f.changed_at <= moment), arg_max_null(f.to_value, f.change_no) filter (f.changed_at <= moment), arg_min_null(f.from_value, f.change_no)) as value
  from field_changes as f
  inner join case_base as b using (case_no)
  where b.row_instant > moment and f.field in (select field from rule_fields where rule = asked)
  group by f.case_no, f.field
)
select r.process_no, r.field, k.case_no, null as value
from rule_fields as r
inner join blank_fields as k using (field)
anti join told as t on t.case_no = k.case_no and t.field = k.field
where r.rule = asked
union all
select r.process_no, r.field, t.case_no, t.value
from rule_fields as r
inner join told as t using (field)
where r.rule = asked and is_blank_field(t.field, t.value)
