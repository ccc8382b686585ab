-- One row per rule and owner (and per rule over all owners): flags and the cases that carry them (table scoped_flags).
select
  rule, owner, grouping(owner) = 1 as is_whole, count(*)::integer as flags, count(*) filter (is_now)::integer as flags_now,
  count(distinct case_no)::integer as cases
from scoped_flags
group by grouping sets ((rule), (rule, owner))
order by rule, flags desc, owner
