-- One row per move forwards and requirement whose fields were all empty then: as of the move where the field history tells, else on the exported value.
-- parameters: moment
with required as (
  select r.process_no, s.position, r.position as required_position, r.field_group, r.field, r.is_stated, count(*) over (
    partition by r.process_no, s.position, r.position, r.field_group) as n_fields
  from process_required as r
  inner join processes as p using (process_no)
  inner join process_states as s
    on s.process_no = r.process_no and (s.position = r.position or (p.is_cumulative and s.position > r.position))
  inner join carried as c on c.entity = p.entity and c.field = r.field
  where (select count(*) from process_required as a where a.process_no = r.process_no and a.position = r.position and a.field_group = r.field_group)
      = (select count(*) from process_required as a inner join carried as k on k.field = a.field and k.entity = p.entity
         where a.process_no = r.process_no and a.position = r.position and a.field_group = r.field_group)
),
doubtful as (
  select case_no, field from blank_fields
  union
  select distinct case_no, field from field_changes semi join required using (field)
),
exits as (
  select v.process_no, v.case_no, v.visit_no, v.position, v.state_no, v.move_at, r.required_position, r.field_group, r.field, r.is_stated, r.n_fields
  from visits as v
  inner join processes as p on p.process_no = v.process_no
  inner join required as r on r.process_no = v.process_no and r.position = v.position
  inner join doubtful as d on d.case_no = v.case_no and d.field = r.field
  where v.has_history and v.kind = 'active' and (v.move_kind = 'won' or (v.move_kind = 'active' and v.move_position > v.position))
    and (p.effective_from is null or p.effective_from <= local_day(v.move_at))
),
told as (
  select
    e.case_no, e.visit_no, e.required_position, e.field_group, e.field,
    bool_or(f.changed_at <= e.move_at) as is_changed,
    arg_max_null(f.to_value, f.change_no) filter (f.changed_at <= e.move_at) as value_then,
    arg_min_null(f.from_value, f.change_no) as value_before,
    arg_max_null(f.to_value, f.change_no) filter (f.changed_at <= moment) as value_now,
    bool_or(f.changed_at <= moment) as is_changed_now
  from exits as e
  inner join field_changes as f on f.case_no = e.case_no and f.field = e.field
  group by all
),
judged as (
  select
    e.*, t.case_no is not null and e.move_at < b.row_instant as is_told,
    case when t.case_no is not null and e.move_at < b.row_instant
      then is_blank_field(e.field, if(t.is_changed, t.value_then, t.value_before)) else k.case_no is not null end as is_blank_then,
    case when t.case_no is not null and moment < b.row_instant
      then is_blank_field(e.field, if(t.is_changed_now, t.value_now, t.value_before)) else k.case_no is not null end as is_blank_now,
    if(t.is_changed, t.value_then, t.value_before) as value_then
  from exits as e
  inner join case_base as b using (case_no)
  left join told as t on t.case_no = e.case_no and t.visit_no = e.visit_no and t.required_position = e.required_position
    and t.field_group = e.field_group and t.field = e.field
  left join blank_fields as k on k.case_no = e.case_no and k.field = e.field
),
groups as (
  select
    process_no, case_no, visit_no, state_no, move_at, required_position, field_group, is_stated,
    count(*) filter (is_blank_then) = any_value(n_fields) as is_missing, count(*) filter (is_blank_now) = any_value(n_fields) as is_missing_now,
    string_agg(field, ' | ' order by field) as fields, any_value(value_then) as value_then, bool_and(is_told) as is_told
  from judged
  group by all
)
select * from groups where is_missing
