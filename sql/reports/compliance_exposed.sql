-- One row per owner (and one over all): cases that could have broken each kind of rule (METRICS 6, exposed).
-- parameters: as_of
with limited as (
  select distinct v.case_no
  from scoped_visits as v
  inner join process_states as s on s.process_no = v.process_no and s.state_no = v.state_no
  inner join scoped_cases as c using (case_no)
  where v.position is not null and s.limit_days is not null
    and (v.has_history or c.stage_entered_at is not null)
),
dated as (
  select distinct f.case_no
  from field_changes as f
  where f.field = 'expected_close_date' and f.changed_at <= $as_of::timestamp
    and (nullif(f.from_value, '') is not null or nullif(f.to_value, '') is not null)
),
requiring as (
  select distinct s.position
  from process_states as s
  inner join processes as p using (process_no)
  inner join process_required as r
    on r.process_no = s.process_no and (r.position = s.position or (p.is_cumulative and r.position < s.position)) and r.is_stated
  where s.process_no = $process and not exists (
    select 1 from process_required as o
    where o.process_no = r.process_no and o.position = r.position and o.field_group = r.field_group
      and (p.entity, o.field) not in (select (entity, field) from carried))
),
leaving as (
  select distinct v.case_no
  from scoped_visits as v
  semi join requiring as r on r.position = v.position
  where v.has_history and v.kind = 'active' and (v.move_kind = 'won' or (v.move_kind = 'active' and v.move_position > v.position))
)
select
  owner, grouping(owner) = 1 as is_whole, count(*)::integer as "all",
  count(*) filter (has_history)::integer as history,
  count(*) filter (outcome = 'open')::integer as open,
  count(*) filter (outcome = 'lost')::integer as lost,
  count(*) filter (case_no in (select case_no from limited))::integer as limited,
  count(*) filter (expected_close_date is not null or case_no in (select case_no from dated))::integer as close_date,
  count(*) filter (case_no in (select case_no from leaving))::integer as left_forwards,
  coalesce(bool_and(is_exact), true) as is_exact
from scoped_cases
group by grouping sets ((), (owner))
