-- One row per activity that was planned, and neither done nor cancelled, as of an instant; `due_on` is the local day.
-- parameters: moment
select case_no, activity_id, type, kind, subject, owner, due_at, local_day(due_at) as due_on
from activities
where due_at is not null and (created_at is null or created_at <= moment)
  and (done_at is null or done_at > moment)
  and not (status = 'done' and done_at is null and (status_changed_at is null or status_changed_at <= moment))
  and not (status = 'cancelled' and (status_changed_at is null or status_changed_at <= moment))
