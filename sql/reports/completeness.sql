-- One row per stage, requirement and owner (and over all owners): moves forwards from the stage, and those at which the requirement was filled.
-- is_carried: The imports carry all its fields, of next steps their history: the present step says nothing of an earlier move. Others are not judged.
-- parameters: process, as_of, from, to
with requirements as (
  select
    s.state_no, s.state_id, s.position, r.position as required_position, r.field_group, any_value(r.is_stated) as is_stated,
    string_agg(r.field, ' | ' order by r.field) as fields, count(c.field) = count(*) as is_carried
  from process_required as r
  inner join processes as p using (process_no)
  inner join process_states as s
    on s.process_no = r.process_no and (s.position = r.position or (p.is_cumulative and s.position > r.position))
  left join carried as c on c.entity = p.entity
    and c.field = if(r.field in ('next_step', 'next_step_date'), 'field_history.' || r.field, r.field)
  where r.process_no = $process
  group by s.state_no, s.state_id, s.position, r.position, r.field_group
),
moves as (
  select v.case_no, v.visit_no, v.state_no, if(v.move_at < b.row_instant and o.case_no is not null, o.owner, b.owner) as owner
  from visits as v
  inner join processes as p using (process_no)
  inner join case_base as b using (case_no)
  semi join scoped_cases as c on c.case_no = v.case_no and c.process_no = v.process_no
  left join owner_spans as o on o.case_no = v.case_no and (o.from_at is null or o.from_at <= v.move_at) and (o.until_at is null or v.move_at < o.until_at)
  where v.process_no = $process and v.has_history and v.kind = 'active'
    and (v.move_kind = 'won' or (v.move_kind = 'active' and v.move_position > v.position))
    and (p.effective_from is null or p.effective_from <= local_day(v.move_at))
    and ($from::timestamp is null or v.move_at >= $from::timestamp) and ($to::timestamp is null or v.move_at < $to::timestamp)
),
counted as (
  select
    q.position, q.required_position, q.field_group, m.owner, grouping(m.owner) = 1 as is_whole, count(*)::integer as n,
    count(*) filter (b.case_no is null)::integer as filled
  from moves as m
  inner join requirements as q on q.state_no = m.state_no and q.is_carried
  left join (select * from blank_at_moves($as_of::timestamp) where process_no = $process) as b
    on b.case_no = m.case_no and b.visit_no = m.visit_no and b.required_position = q.required_position and b.field_group = q.field_group
  group by grouping sets (
    (q.position, q.required_position, q.field_group), (q.position, q.required_position, q.field_group, m.owner))
)
select
  q.state_id, q.fields, q.is_stated, q.is_carried, c.owner, coalesce(c.is_whole, true) as is_whole, coalesce(c.n, 0)::integer as n,
  coalesce(c.filled, 0)::integer as filled
from requirements as q
left join counted as c using (position, required_position, field_group)
order by q.position, q.required_position, q.field_group, c.is_whole desc, c.n desc, c.owner
