-- One row per distinct sequence of visits of cases with a path (view case_paths, table judged_paths): its states by number with spaces between, and how many cases took it.
with counted as (
  select code, path, count(*)::integer as n
  from case_paths
  semi join judged_paths using (case_no)
  group by code, path
)
select
  array_to_string(coalesce(path, list_transform(
    list_filter(list_transform(range(24), lambda i: ((code >> (5 * i)::integer) & 31)::integer), lambda s: s > 0),
    lambda s: s - 1)), ' ') as path,
  n
from counted
order by path
