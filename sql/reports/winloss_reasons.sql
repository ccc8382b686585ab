-- One row per group, reason, stage of the loss and source: lost cases and their amount (METRICS 4).
-- parameters: from, to, basis
select
  c.key1, c.key2, c.lost_reason as reason, s.state_id as stage, c.source, count(*)::integer as n, sum(c.amount_value)::double as amount
from scoped_cases as c
left join process_states as s on s.process_no = c.process_no and s.position = c.last_position
where c.outcome = 'lost' and not (c.is_disqualified and c.entity <> 'lead')
  and ($from::timestamp is null or if($basis = 'created', c.created_at, c.closed_at) >= $from::timestamp)
  and ($to::timestamp is null or if($basis = 'created', c.created_at, c.closed_at) < $to::timestamp)
group by all
order by n desc, reason, stage, source
