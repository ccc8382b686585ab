-- One row per case whose exported row is later than the instant and whose field history tells earlier values.
-- parameters: moment
with told as (
  select
    case_no, field,
    if(
      bool_or(changed_at <= moment),
      arg_max_null(to_value, change_no) filter (changed_at <= moment),
      arg_min_null(from_value, change_no)
    ) as value
  from field_changes
  inner join case_base using (case_no)
  where row_instant > moment
  group by case_no, field
)
select case_no, map_from_entries(list({k: field, v: value})) as told
from told
group by case_no
