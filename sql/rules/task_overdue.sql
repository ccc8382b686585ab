-- severity: medium
-- exposure: open
-- needs: activity
-- One row per open case with planned activities that were due before today, the earliest first.
with late as (
  select case_no, day_end(min(due_on)) as happened_at,
    list({what: 'task', moment: due_at, before: due_on::varchar, after: coalesce(subject, type, activity_id)} order by due_at desc, activity_id, subject) as evidence
  from planned_at($as_of::timestamp)
  where due_on < $today::date
  group by case_no
)
select
  c.process_no, c.case_no, s.state_id as stage, l.happened_at, true as is_now, null::varchar as severity, l.evidence
from cases as c
inner join late as l using (case_no)
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where c.outcome = 'open'
