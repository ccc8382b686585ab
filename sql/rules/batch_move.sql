-- severity: low
-- exposure: history
-- needs: mover
-- One row per case among the N or more that one person moved within minutes; robots, imports and service accounts apart.
with settings as (
  select
    p.process_no, coalesce((r.settings ->> '$.cases')::integer, 10) as cases, coalesce((r.settings ->> '$.minutes')::integer, 10) as minutes
  from processes as p
  left join process_rules as r on r.process_no = p.process_no and r.rule = 'batch_move'
),
moves as (
  select
    v.case_no, v.process_no, v.visit_no, v.state_no, v.entered_at, m.changed_by, t.cases, t.minutes,
    count(*) over (
      partition by v.process_no, m.changed_by order by v.entered_at
      range between to_minutes(t.minutes) preceding and to_minutes(t.minutes) following) as near
  -- All cases, and not only those of a page: the batch is one of its neighbours.
  from visit_log as v
  inner join people_moving as m using (mover_no)
  inner join settings as t using (process_no)
  where v.is_recorded and not v.is_start and v.visit_no > 1 and m.is_person and v.entered_at <= $as_of::timestamp
),
counted as (
  select
    *, count(distinct case_no) over (
      partition by process_no, changed_by order by entered_at range between current row and to_minutes(minutes) following) as ahead
  from moves
  where near >= cases
),
batches as (
  select
    *, max(ahead) over (
      partition by process_no, changed_by order by entered_at range between to_minutes(minutes) preceding and current row) as n
  from counted
)
select
  b.process_no, b.case_no, s.state_id as stage, b.entered_at as happened_at, c.outcome = 'open' as is_now, null::varchar as severity,
  [
    {what: 'moved_by: ' || b.changed_by, moment: b.entered_at, before: null::varchar, after: s.state_id},
    {what: 'cases_moved', moment: b.entered_at, before: b.minutes::varchar, after: b.n::varchar}
  ] as evidence
from batches as b
inner join cases as c using (case_no, process_no)
left join process_states as s on s.process_no = b.process_no and s.state_no = b.state_no
where b.n >= b.cases
qualify row_number() over (partition by b.case_no, b.process_no order by b.n desc, b.visit_no) = 1
