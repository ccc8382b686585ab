-- How many cases feed the durations, and how many have no history to tell them.
-- parameters: from, to, basis
select
  count(distinct case_no) filter (has_history)::integer as n_cases,
  count(distinct case_no) filter (not has_history)::integer as no_history
from scoped_visits
where position is not null and entered_at is not null
  and ($basis <> 'exited' or left_at is not null)
  and ($basis = 'created' and $from::timestamp is null and $to::timestamp is null or $basis <> 'created' or case_no in (
    select case_no from scoped_cases
    where ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)))
  and ($basis = 'created' or $from::timestamp is null or if($basis = 'exited', left_at, entered_at) >= $from::timestamp)
  and ($basis = 'created' or $to::timestamp is null or if($basis = 'exited', left_at, entered_at) < $to::timestamp)
