-- How many cases feed the durations, and how many have no history, or no visit, to tell them.
-- parameters: from, to, basis
with chosen as (
  select case_no, bool_or(has_history) as has_history
  from scoped_visits as v
  where position is not null and entered_at is not null
    and case $basis
      when 'exited' then left_at is not null
        and ($from::timestamp is null or left_at >= $from::timestamp) and ($to::timestamp is null or left_at < $to::timestamp)
      when 'created' then case_no in (
        select case_no from scoped_cases
        where ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp))
      else ($from::timestamp is null or entered_at >= $from::timestamp) and ($to::timestamp is null or entered_at < $to::timestamp)
    end
  group by case_no
)
select
  count(*) filter (v.has_history)::integer as n_cases,
  count(*) filter (not c.has_history and (v.case_no is not null or $is_unbounded))::integer as no_history,
  count(*) filter (c.has_history and v.case_no is null and $is_unbounded)::integer as no_visit
from scoped_cases as c
left join chosen as v using (case_no)
