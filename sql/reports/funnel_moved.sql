-- One row per group, stage and policy: cases that the policy drops or adds there against the default, with examples.
-- parameters: from, to
with cohort as (
  select
    key1, key2, case_id, furthest, coalesce(visited_mask, 0) as visited_mask, coalesce(strict_reach, 0) as strict_reach
  from scoped_cases
  where (has_history or outcome = 'open')
    and ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)
    and not (visited_mask is not distinct from ((1::bigint << (least(furthest, $k) + 1)) - 2) and strict_reach = least(furthest, $k))
),
placed as (
  select
    c.key1, c.key2, c.case_id, s.position, furthest >= s.position as implied,
    (visited_mask & (1::bigint << s.position)) <> 0 as observed, strict_reach >= s.position as strict
  from cohort as c
  cross join (select position from process_states where process_no = $process and position is not null) as s
),
moved as (
  select key1, key2, position, 'observed' as policy, case_id, observed and not implied as is_added from placed where observed <> implied
  union all
  select key1, key2, position, 'strict', case_id, strict and not implied from placed where strict <> implied
)
select
  key1, key2, position::integer as position, policy,
  count(*) filter (is_added)::integer as added, count(*) filter (not is_added)::integer as dropped,
  min(case_id, 20) as cases
from moved
group by all
order by all
