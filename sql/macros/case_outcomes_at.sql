-- One row per case and process that exist at an instant: where the case stands and how it ended.
-- parameters: moment
with ended as (
  -- A final outcome survives the move to another process; a case that left while open is rerouted: neutral.
  select
    * exclude (kind, state_no, current_since),
    if(is_here, kind, coalesce(if(left_kind = 'active', 'rerouted', left_kind), 'rerouted')) as kind,
    if(is_here, state_no, if(left_kind = 'active', null, left_state_no)) as state_no,
    if(is_here, current_since, if(left_kind = 'active' or left_kind is null, last_left_at, left_since)) as current_since
  from case_states_at(moment)
)
select
  p.case_no, p.process_no, p.has_history, p.joined_at,
  s.state_no, s.position, s.stage_key, s.current_since, s.last_position, s.visited_mask, s.back_mask, s.strict_reach,
  coalesce(s.created_late, false) as created_late, coalesce(s.reopened, false) as reopened,
  case
    when s.is_here is null then 'open'
    when s.kind = 'rerouted' then 'neutral'
    when s.kind in ('won', 'neutral') then s.kind
    when s.kind in ('lost', 'disqualified') then 'lost'
    else 'open'
  end as outcome,
  coalesce(s.kind = 'disqualified', false) as is_disqualified,
  case
    when s.kind in ('won', 'lost', 'disqualified', 'neutral', 'rerouted') then s.current_since
  end as closed_at,
  case when s.kind = 'won' then n.n_active + 1 when s.ever_won then n.n_active
    else greatest(1, coalesce(s.furthest_active, 1)) end::smallint as furthest
from case_processes as p
inner join processes as n using (process_no)
left join ended as s using (case_no, process_no)
where p.joined_at is null or p.joined_at <= moment
