-- severity: low
-- exposure: open
-- needs: activity.owner|owner
-- One row per open case whose steps ahead are nobody's: planned activities without a person, a dated step on a card without one.
with planned as (
  select p.case_no, min(p.due_at) as due_at, bool_or(p.owner is not null) as has_person
  from planned_at($as_of::timestamp) as p
  inner join case_base as b using (case_no)
  where p.due_on >= $today::date and (b.entity, 'activity.owner') in (select (entity, field) from carried)
  group by p.case_no
),
steps as (
  select
    c.process_no, c.case_no, c.state_no, least(p.due_at, day_end(c.next_step_date)) as step_at,
    coalesce(p.has_person, false) or (c.next_step_date is not null and c.owner is not null) as has_person
  from (select * replace (if(next_step_date >= $today::date, next_step_date, null) as next_step_date) from cases where outcome = 'open') as c
  left join planned as p using (case_no)
  where p.case_no is not null or c.next_step_date is not null
)
select
  t.process_no, t.case_no, s.state_id as stage, $as_of::timestamp as happened_at, true as is_now, null::varchar as severity,
  [{what: 'next_step', moment: t.step_at, before: null::varchar, after: local_day(t.step_at)::varchar}] as evidence
from steps as t
left join process_states as s on s.process_no = t.process_no and s.state_no = t.state_no
where not t.has_person
