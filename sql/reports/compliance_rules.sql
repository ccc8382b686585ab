-- One row per rule and owner (and per rule over all owners): flags and the cases that carry them (table scoped_flags); accepted ones apart.
select
  rule, owner, grouping(owner) = 1 as is_whole, count(*) filter (not is_waived)::integer as flags,
  count(*) filter (is_now and not is_waived)::integer as flags_now, count(*) filter (is_waived)::integer as waived,
  count(distinct case_no) filter (not is_waived)::integer as cases
from scoped_flags
group by grouping sets ((rule), (rule, owner))
order by rule, flags desc, owner
