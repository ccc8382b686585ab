-- severity: medium
-- exposure: limited
-- One row per visit strictly longer than the limit of its stage, on the clock of the process; high from twice the limit.
select
  v.process_no, v.case_no, s.state_id as stage, v.limit_at as happened_at, v.is_current as is_now,
  if(coalesce(v.left_at, $as_of::timestamp) >= v.twice_limit_at, 'high', null) as severity,
  [
    {what: 'entered', moment: v.entered_at, before: null::varchar, after: s.state_id},
    {what: 'limit_days', moment: v.limit_at, before: s.limit_days::varchar, after: round(days_between(v.entered_at, coalesce(v.left_at, $as_of::timestamp)), 2)::varchar}
  ] as evidence
from visits as v
inner join cases as c using (case_no, process_no)
inner join processes as p on p.process_no = v.process_no
inner join process_states as s on s.process_no = v.process_no and s.state_no = v.state_no
where v.position is not null and coalesce(v.left_at, $as_of::timestamp) > v.limit_at
  and (v.has_history or (v.is_current and c.stage_entered_at is not null))
  and (p.effective_from is null or p.effective_from <= local_day(v.entered_at))
