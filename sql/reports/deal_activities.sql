-- One row per activity of the case known at the instant.
select
  iso(coalesce(done_at, due_at, created_at)) as at, type, subject, result, status, owner,
  iso(created_at) as created_at, iso(due_at) as due_at, iso(done_at) as done_at
from activities
where case_no = $case_no and coalesce(created_at, done_at, due_at) <= make_timestamp($as_of::bigint)
order by coalesce(done_at, due_at, created_at), activity_id
