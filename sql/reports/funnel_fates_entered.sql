-- One row per case and stage whose first passage of the stage lies in the window, with what became of it.
-- parameters: from, to, policy
with arrived as (
  select c.*, s.position as at_position
  from scoped_cases as c
  inner join process_states as s on s.process_no = c.process_no and s.position is not null
    and case $policy when 'observed' then (coalesce(c.visited_mask, 0) & (1::bigint << s.position)) <> 0
      when 'strict' then coalesce(c.strict_reach, 0) >= s.position else c.furthest >= s.position end
  where c.has_history or c.outcome = 'open'
),
entries as (
  select case_no, coalesce(position, if(kind = 'won', $k + 1, null)) as position, min(entered_at) as first_at
  from scoped_visits
  where position is not null or kind = 'won'
  group by 1, 2
),
passages as (
  select
    a.case_no, a.at_position,
    min(e.first_at) filter (e.position = a.at_position) as known_at,
    min(e.first_at) filter (e.position > a.at_position) as beyond_at
  from arrived as a
  inner join entries as e on e.case_no = a.case_no and e.position >= a.at_position
  group by a.case_no, a.at_position
)
select
  a.case_no, a.at_position as position,
  case when a.furthest > a.at_position then 'advanced' when a.outcome = 'won' then 'advanced' else a.outcome end as fate
from arrived as a
left join passages as p using (case_no, at_position)
where ($from::timestamp is null and $to::timestamp is null)
  or (($from::timestamp is null or coalesce(p.known_at, if($policy = 'implied', p.beyond_at, null)) >= $from::timestamp)
    and ($to::timestamp is null or coalesce(p.known_at, if($policy = 'implied', p.beyond_at, null)) < $to::timestamp))
