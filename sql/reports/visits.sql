-- One row per visit of the scope, with its state in words.
-- parameters: as_of, limit, offset
select
  if(b.entity = 'deal', b.case_id, null) as deal_id, if(b.entity = 'lead', b.case_id, null) as lead_id,
  p.process_id as process, coalesce(s.state_id, u.stage) as stage, coalesce(v.kind, 'unmapped') as kind,
  v.position::integer as position, iso(v.entered_at) as entered_at, iso(v.left_at) as left_at, v.exit,
  days_between(v.entered_at, coalesce(v.left_at, make_timestamp($as_of::bigint))) as days,
  b.owner, v.is_inferred as inferred, (count(*) over ())::integer as total
from scoped_visits as v
semi join scoped_cases as c using (case_no)
inner join case_base as b using (case_no)
inner join processes as p on p.process_no = v.process_no
left join process_states as s on s.process_no = v.process_no and s.state_no = v.state_no
left join unmapped_stages as u on u.process_no = v.process_no and u.state_key = v.stage_key
order by b.case_id, v.visit_no
limit $limit::bigint offset $offset::bigint
