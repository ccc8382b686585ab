-- severity: medium
-- exposure: all
-- entity: deal
-- needs: account.category
-- asks: rule
-- One row per key client (category as set) with whom nothing was done for N days, on the latest of his cases.
with settings as (
  select
    process_no, coalesce((settings ->> '$.days')::integer, 30) as days,
    list_transform(coalesce(from_json(settings -> '$.category', '["VARCHAR"]'), ['A']), lambda c: lower(c)) as categories
  from process_rules
  where rule = 'key_account_silent'
),
-- Of all cases, and not only those of a page: which is the latest does not depend on it.
latest as (
  select
    p.process_no, b.account_id, t.days, arg_max(b.case_no, (b.created_at, b.case_no)) as case_no, min(b.created_at) as first_at
  from accounts as a
  inner join case_base as b using (account_id)
  inner join case_processes as p using (case_no)
  inner join settings as t using (process_no)
  where list_contains(t.categories, lower(a.category)) and b.created_at <= $as_of::timestamp
  group by all
),
silent as (
  select
    l.process_no, l.case_no, l.days, greatest(l.first_at, max(t.done_at)) as last_at
  from latest as l
  left join account_touches as t on t.account_id = l.account_id and t.done_at <= $as_of::timestamp
  group by l.process_no, l.case_no, l.days, l.first_at
),
dated as (
  select *, local_time(last_at) + to_days(days) as due_local from silent
),
due as (
  select *, utc_time(due_local) as due_at from dated
)
select
  d.process_no, d.case_no, s.state_id as stage, d.due_at as happened_at, true as is_now, null::varchar as severity,
  [{what: 'last_touch', moment: d.last_at, before: null::varchar, after: d.days::varchar}] as evidence
from due as d
inner join cases as c using (process_no, case_no)
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no
where d.due_at < $as_of::timestamp
