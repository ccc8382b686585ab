-- One row per group and stage of a process whose order is free: cases created in the window, by how their last visit in the stage ended.
-- parameters: from, to
with cohort as (
  select * from scoped_cases
  where ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)
    and (has_history or outcome = 'open')
),
placed as (
  select c.* exclude (position), s.position, c.position as standing, f.fate
  from cohort as c
  inner join process_states as s on s.process_no = c.process_no and s.position is not null
  left join funnel_fates as f on f.case_no = c.case_no and f.position = s.position
)
select
  key1, key2, position::integer as position,
  count(fate)::integer as reached,
  count(*) filter (fate = 'advanced')::integer as advanced,
  count(*) filter (fate = 'lost')::integer as lost,
  count(*) filter (fate = 'lost' and is_disqualified)::integer as disqualified,
  count(*) filter (fate = 'neutral')::integer as neutral,
  count(*) filter (fate = 'open')::integer as open,
  count(*) filter (outcome = 'open' and standing = position)::integer as current,
  count(*) filter (has_history and (coalesce(back_mask, 0) & (1::bigint << position)) <> 0)::integer as back,
  count(*) filter (has_history and not is_pieced and furthest > position and (coalesce(visited_mask, 0) & (1::bigint << position)) = 0)::integer as skipped,
  count(*) filter (fate is not null and outcome = 'won')::integer as won,
  count(fate)::integer as observed,
  case when count(fate) = 0 then 0.0 else (sum(amount_value) filter (fate is not null))::double end as amount_reached,
  case when count(*) filter (fate = 'advanced') = 0 then 0.0 else (sum(amount_value) filter (fate = 'advanced'))::double end as amount_advanced,
  case when count(*) filter (fate = 'lost') = 0 then 0.0 else (sum(amount_value) filter (fate = 'lost'))::double end as amount_lost,
  case when count(*) filter (fate = 'open') = 0 then 0.0 else (sum(amount_value) filter (fate = 'open'))::double end as amount_open,
  case when count(*) filter (outcome = 'open' and standing = position) = 0 then 0.0
    else (sum(amount_value) filter (outcome = 'open' and standing = position))::double end as amount_current
from placed
group by all
order by all
