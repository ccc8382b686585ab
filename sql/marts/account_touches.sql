-- One row per activity with a client company: on it, on its people, or on its deals and leads.
-- done_at: When it was done; null for what is only planned.
with rows as (
  select coalesce(a.account_id, c.account_id) as account_id, a.created_at, a.due_at, a.done_at, a.status, a.status_changed_at
  from raw.activities as a
  left join contacts as c using (contact_id)
  where not a.is_duplicate and a.deal_id is null and a.lead_id is null
  union all
  select b.account_id, a.created_at, a.due_at, a.done_at, a.status, a.status_changed_at
  from activities as a
  inner join case_base as b using (case_no)
)
select account_id, created_at, due_at, coalesce(done_at, if(status = 'done', coalesce(status_changed_at, due_at), null)) as done_at
from rows
where account_id is not null and status is distinct from 'cancelled'
