-- One row per rule and month of the workspace's zone: flags that happened in it and the cases that carry them (table scoped_flags).
select rule, month_of(happened_at) as month, count(*)::integer as flags, count(distinct case_no)::integer as cases
from scoped_flags
where happened_at is not null and not is_waived
group by all
order by rule, month
