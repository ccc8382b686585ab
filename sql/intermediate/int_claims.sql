-- One row per case that stands, and one per case and import that saw it: the state that the row claims, from status, else
-- from the kind of its stage (METRICS 1.4).
-- own_key: State key of the claimed state; null when the row claims open without a known active stage.
-- own_kind: active, won, lost, disqualified, neutral, unmapped; null when nothing is claimed.
-- snapshot_no: Which import of the case saw it so; null for the row that stands.
-- materialize: view
with told as (
  select entity, case_id, pipeline, status, stage, created_at, updated_at, stage_entered_at, closed_at, row_instant, null::integer as snapshot_no
  from stg_cases
  union all
  select entity, case_id, pipeline, status, stage, created_at, updated_at, stage_entered_at, closed_at, instant, snapshot_no
  from stg_snapshots
),
claimed as (
  select
    k.case_no, c.status, c.stage, c.created_at, c.updated_at, c.stage_entered_at, c.closed_at, c.row_instant, c.snapshot_no,
    coalesce(m.process_no, p.process_no) as process_no, m.state_key as stage_key,
    if(m.state_key < 0, 'unmapped', s.kind) as stage_kind,
    case c.status when 'open' then 'active' when 'won' then 'won' when 'converted' then 'won'
      when 'lost' then 'lost' when 'rejected' then 'lost' when 'nurture' then 'neutral' when 'junk' then 'neutral' end as status_kind
  from told as c
  inner join case_keys as k using (entity, case_id)
  left join pipeline_processes as p on p.entity = c.entity and p.pipeline = coalesce(c.pipeline, '')
  left join stage_meanings as m on m.entity = c.entity and m.pipeline = coalesce(c.pipeline, '') and m.stage = c.stage
  left join process_states as s on s.process_no = m.process_no and s.state_key = m.state_key
)
select
  c.case_no, c.process_no, c.created_at, c.updated_at, c.stage_entered_at, c.closed_at, c.row_instant,
  c.snapshot_no,
  coalesce(status_kind, if(stage_kind in ('won', 'lost', 'disqualified', 'neutral'), stage_kind, 'active'))
    is distinct from coalesce(if(stage_kind = 'disqualified' and status_kind = 'lost', 'lost', if(stage_kind = 'unmapped', null, stage_kind)),
      status_kind, 'active')
    and c.status is not null and c.stage is not null as differs,
  case
    when status_kind in ('won', 'lost', 'neutral') then
      case when stage_kind = status_kind or (stage_kind = 'disqualified' and status_kind = 'lost') then c.stage_key
        when status_kind = 'won' then f.won_key when status_kind = 'lost' then f.lost_key
        when c.status = 'nurture' then f.nurture_key when c.status = 'junk' then f.junk_key end
    when status_kind = 'active' then if(stage_kind in ('active', 'unmapped'), c.stage_key, null)
    else c.stage_key
  end as own_key,
  case
    when status_kind in ('won', 'lost', 'neutral') then if(stage_kind = 'disqualified' and status_kind = 'lost', stage_kind, status_kind)
    when status_kind = 'active' then if(stage_kind = 'unmapped', 'unmapped', 'active')
    else stage_kind
  end as own_kind
from claimed as c
left join first_finals as f on f.process_no = c.process_no
