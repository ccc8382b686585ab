-- One row per group and stage: cases created in the window, by how far they ever came (METRICS 2).
-- parameters: from, to, policy
with cohort as (
  select
    key1, key2, furthest, outcome, is_disqualified, has_history, is_pieced, coalesce(visited_mask, 0) as visited_mask,
    coalesce(back_mask, 0) as back_mask, coalesce(strict_reach, 0) as strict_reach,
    if(outcome = 'open', position, null) as standing,
    count(*)::integer as n, sum(amount_value) as amount
  from scoped_cases
  where ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)
    and (has_history or outcome = 'open')
  group by all
),
placed as (
  select
    c.*, s.position, (visited_mask & (1::bigint << s.position)) <> 0 as was_there,
    (back_mask & (1::bigint << s.position)) <> 0 as came_back
  from cohort as c
  cross join (select position from process_states where process_no = $process and position is not null) as s
),
judged as (
  select
    *,
    case $policy when 'observed' then was_there when 'strict' then strict_reach >= position else furthest >= position end as is_reached
  from placed
)
select
  key1, key2, position::integer as position,
  coalesce(sum(n) filter (is_reached), 0)::integer as reached,
  coalesce(sum(n) filter (is_reached and furthest > position), 0)::integer as advanced,
  coalesce(sum(n) filter (is_reached and furthest = position and outcome = 'lost'), 0)::integer as lost,
  coalesce(sum(n) filter (is_reached and furthest = position and is_disqualified), 0)::integer as disqualified,
  coalesce(sum(n) filter (is_reached and furthest = position and outcome = 'neutral'), 0)::integer as neutral,
  coalesce(sum(n) filter (is_reached and furthest = position and outcome = 'open'), 0)::integer as open,
  coalesce(sum(n) filter (standing = position), 0)::integer as current,
  coalesce(sum(n) filter (has_history and came_back), 0)::integer as back,
  coalesce(sum(n) filter (has_history and not is_pieced and furthest > position and not was_there), 0)::integer as skipped,
  coalesce(sum(n) filter (is_reached and outcome = 'won'), 0)::integer as won,
  coalesce(sum(n) filter (furthest >= position), 0)::integer as implied,
  coalesce(sum(n) filter (was_there), 0)::integer as observed,
  coalesce(sum(n) filter (strict_reach >= position), 0)::integer as strict,
  case when coalesce(sum(n) filter (is_reached), 0) = 0 then 0.0 else (sum(amount) filter (is_reached))::double end as amount_reached,
  case when coalesce(sum(n) filter (is_reached and furthest > position), 0) = 0 then 0.0
    else (sum(amount) filter (is_reached and furthest > position))::double end as amount_advanced,
  case when coalesce(sum(n) filter (is_reached and furthest = position and outcome = 'lost'), 0) = 0 then 0.0
    else (sum(amount) filter (is_reached and furthest = position and outcome = 'lost'))::double end as amount_lost,
  case when coalesce(sum(n) filter (is_reached and furthest = position and outcome = 'open'), 0) = 0 then 0.0
    else (sum(amount) filter (is_reached and furthest = position and outcome = 'open'))::double end as amount_open,
  case when coalesce(sum(n) filter (standing = position), 0) = 0 then 0.0
    else (sum(amount) filter (standing = position))::double end as amount_current
from judged
group by all
order by all
