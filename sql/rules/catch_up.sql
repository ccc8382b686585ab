-- severity: low
-- exposure: history
-- One row per case, at the first time that several forward moves came within minutes; filling in the past at the creation is none.
with settings as (
  select
    p.process_no, coalesce((r.settings ->> '$.stages')::integer, 2) as moves, coalesce((r.settings ->> '$.minutes')::double, 10) * 60e6 as us
  from processes as p
  left join process_rules as r on r.process_no = p.process_no and r.rule = 'catch_up'
),
moves as (
  select
    case_no, process_no, state_no, move_state_no, move_at, visit_no,
    row_number() over (partition by case_no, process_no order by visit_no) as nth
  from visits
  where is_recorded and exit_width_us is null and kind = 'active' and move_kind in ('active', 'won') and move_position > position
),
bursts as (
  select l.*, f.move_at as first_at, f.state_no as first_state_no, t.moves
  from moves as l
  inner join settings as t using (process_no)
  inner join moves as f on f.case_no = l.case_no and f.process_no = l.process_no and f.nth = l.nth - t.moves + 1
  inner join cases as c on c.case_no = l.case_no and c.process_no = l.process_no
  where epoch_us(l.move_at) - epoch_us(f.move_at) <= t.us
    and (c.created_at is null or epoch_us(l.move_at) - epoch_us(c.created_at) > t.us)
),
human as (
  select b.*
  from bursts as b
  inner join visits as v on v.case_no = b.case_no and v.process_no = b.process_no and v.entered_at = b.move_at and v.state_no = b.move_state_no
  left join people_moving as m on m.mover_no = v.mover_no
  where coalesce(m.is_person, true)
  qualify row_number() over (partition by b.case_no, b.process_no order by b.nth, v.visit_no) = 1
)
select
  h.process_no, h.case_no, f.state_id as stage, h.move_at as happened_at, c.outcome = 'open' as is_now, null::varchar as severity,
  [
    {what: 'moves_at_once', moment: h.first_at, before: null::varchar, after: h.moves::varchar},
    {what: 'move', moment: h.move_at, before: f.state_id, after: t.state_id}
  ] as evidence
from human as h
inner join cases as c using (case_no, process_no)
inner join process_states as f on f.process_no = h.process_no and f.state_no = h.first_state_no
inner join process_states as t on t.process_no = h.process_no and t.state_no = h.move_state_no
