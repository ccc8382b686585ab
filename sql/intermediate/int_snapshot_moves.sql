-- One row per move between two lists without history of their own, and per first state of a case that so moved (METRICS 1,
-- snapshots only). What an exported history tells of a case is not told again.
-- entered_at: Of the later list its closing, entry into the stage or last change, if between the two; else its own instant.
-- entry_width_us: Within how long before it was entered; 0 when the list gives the instant of entry.
-- left_width_us: Within how long before the state before it was left; null of a first state.
-- materialize: table
with recorded as (
  select k.case_no, r.until_at from stg_recorded as r inner join case_keys as k using (entity, case_id) where r.field = 'stage'
),
lists as (
  select
    *, own_kind in ('won', 'lost', 'disqualified', 'neutral') as is_final,
    lag(own_key) over steps as prev_key, lag(row_instant) over steps as prev_instant
  from int_claims
  where snapshot_no is not null and own_key is not null
  window steps as (partition by case_no order by snapshot_no)
),
moved as (
  select l.* replace (greatest(l.prev_instant, r.until_at) as prev_instant), r.case_no is not null as is_recorded
  from lists as l
  left join recorded as r using (case_no)
  where l.prev_key <> l.own_key and l.row_instant > l.prev_instant and (r.until_at is null or l.row_instant > r.until_at)
),
dated as (
  select
    *,
    if(is_final and closed_at > prev_instant and closed_at <= row_instant, closed_at, null) as closing,
    if(stage_entered_at > prev_instant and stage_entered_at <= row_instant, stage_entered_at, null) as entry,
    if(updated_at > prev_instant and updated_at <= row_instant, updated_at, null) as change
  from moved
),
moves as (
  select
    case_no, own_key, coalesce(closing, entry, change, row_instant) as entered_at, prev_instant,
    coalesce(closing, entry) is not null as is_told, snapshot_no
  from dated
),
firsts as (
  select
    case_no, own_key, snapshot_no,
    if(is_final, coalesce(closed_at, stage_entered_at), stage_entered_at) as told_at,
    coalesce(if(is_final, updated_at, created_at), row_instant) as guessed_at,
    row_instant, created_at
  from lists
  where prev_key is null and case_no in (select case_no from moved where not is_recorded)
)
select
  case_no, own_key as state_key, coalesce(told_at, guessed_at) as entered_at,
  if(told_at is null, epoch_us(row_instant) - epoch_us(coalesce(created_at, 'epoch'::timestamp)), 0) as entry_width_us,
  null::bigint as left_width_us, snapshot_no
from firsts
union all
select
  case_no, own_key, entered_at, if(is_told, 0, epoch_us(entered_at) - epoch_us(prev_instant)),
  epoch_us(entered_at) - epoch_us(prev_instant), snapshot_no
from moves
