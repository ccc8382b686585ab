-- One row per visit of the case, as of the instant.
-- entered_within_days, left_within_days: Of a move seen only between two lists: how long before it may have been.
select
  iso(v.entered_at) as at, iso(v.left_at) as until, p.process_id as process,
  coalesce(s.state_id, u.stage) as stage, coalesce(v.kind, 'unmapped') as kind, v.exit, v.is_inferred as inferred,
  v.entry_width_us / 86400e6 as entered_within_days, v.exit_width_us / 86400e6 as left_within_days,
  days_between(v.entered_at, coalesce(v.left_at, make_timestamp($as_of::bigint))) as days
from visits_at(make_timestamp($as_of::bigint)) as v
left join processes as p using (process_no)
left join process_states as s on s.process_no = v.process_no and s.state_no = v.state_no
left join unmapped_stages as u on u.process_no = v.process_no and u.state_key = v.stage_key
where v.case_no = $case_no
order by v.visit_no
