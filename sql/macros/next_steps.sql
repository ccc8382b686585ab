-- One row per open case: the latest day of its next step or planned activity with a person, as of an instant.
-- parameters: moment, today
with planned as (
  select a.case_no, max(local_day(a.due_at)) as due_on
  from activities as a
  inner join case_base as b using (case_no)
  where a.due_at is not null and (a.created_at is null or a.created_at <= moment)
    and (a.done_at is null or a.done_at > moment)
    and not (a.status = 'done' and a.done_at is null and (a.status_changed_at is null or a.status_changed_at <= moment))
    and not (a.status = 'cancelled' and (a.status_changed_at is null or a.status_changed_at <= moment))
    and (a.owner is not null or (b.entity, 'activity.owner') not in (select (entity, field) from carried))
  group by a.case_no
)
select c.process_no, c.case_no, c.state_no, greatest(c.next_step_date, p.due_on) as last_step_on
from cases as c
left join planned as p using (case_no)
where c.outcome = 'open'
