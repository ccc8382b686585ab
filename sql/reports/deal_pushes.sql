-- One row per case of table dated_cases: how often its expected close moved to a later day.
-- parameters: as_of
select
  case_no,
  count(*) filter (text_to_date(to_value) > text_to_date(coalesce(nullif(from_value, ''), before_value)))::integer as pushes
from (
  select *, lag(to_value) over (partition by case_no order by change_no) as before_value
  from field_changes
  where field = 'expected_close_date' and changed_at <= $as_of::timestamp and case_no in (select case_no from dated_cases)
)
group by case_no
