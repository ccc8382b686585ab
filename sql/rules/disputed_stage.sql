-- severity: low
-- exposure: history
-- needs: mover
-- asks: rule
-- One row per case and stage that one person moved it out of and another moved it back into within N days.
with settings as (
  select
    p.process_no, coalesce((r.settings ->> '$.days')::double, 14) as days,
    coalesce((r.settings ->> '$.moves_back_and_forth_by_different_users')::integer, 2) as moves
  from processes as p
  left join process_rules as r on r.process_no = p.process_no and r.rule = 'disputed_stage'
),
came_back as (
  select distinct case_no from visits where position is not null and not is_first
),
stays as (
  select
    v.case_no, v.process_no, v.visit_no, v.state_no, v.kind, v.entered_at, v.is_recorded, m.changed_by as mover, m.is_person,
    lag(v.state_no, 2) over w as state_before, lag(v.state_no) over w as state_between, lag(v.entered_at) over w as between_at,
    lag(m.changed_by) over w as mover_between, lag(m.is_person) over w as is_person_between
  from visits as v
  semi join came_back as k on k.case_no = v.case_no
  left join people_moving as m using (mover_no)
  where v.state_no is not null
  window w as (partition by v.case_no, v.process_no order by v.visit_no)
),
returns as (
  select
    y.*, t.moves, row_number() over (partition by y.case_no, y.process_no, y.state_no order by y.visit_no) as nth
  from stays as y
  inner join settings as t using (process_no)
  where y.is_recorded and y.kind = 'active' and y.state_before = y.state_no and y.state_between <> y.state_no
    and y.is_person and y.is_person_between and y.mover <> y.mover_between
    and epoch_us(y.entered_at) - epoch_us(y.between_at) <= t.days * 86400e6
)
select
  g.process_no, g.case_no, s.state_id as stage, g.entered_at as happened_at, c.outcome = 'open' as is_now, null::varchar as severity,
  [
    {what: 'moved_by: ' || g.mover_between, moment: g.between_at, before: s.state_id, after: b.state_id},
    {what: 'moved_by: ' || g.mover, moment: g.entered_at, before: b.state_id, after: s.state_id}
  ] as evidence
from returns as g
inner join cases as c using (case_no, process_no)
inner join process_states as s on s.process_no = g.process_no and s.state_no = g.state_no
inner join process_states as b on b.process_no = g.process_no and b.state_no = g.state_between
where g.nth = g.moves - 1
