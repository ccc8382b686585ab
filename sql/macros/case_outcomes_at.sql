-- One row per case and process that exist at an instant: where the case stands and how it ended.
-- A final outcome survives a later move to another process; a case that left while open is rerouted: neutral.
-- parameters: moment
with ended as (
  select
    s.* exclude (state_no, current_since, left_state_no, left_since),
    coalesce(l.is_final, false) as left_final,
    if(s.is_here, s.state_no, if(l.is_final, s.left_state_no, null)) as state_no,
    if(s.is_here, s.current_since, if(l.is_final, s.left_since, s.last_left_at)) as current_since
  from case_states_at(moment) as s
  left join process_states as l on l.process_no = s.process_no and l.state_no = s.left_state_no
),
named as (
  select e.*, t.position, case when e.is_here or e.left_final then t.kind else 'rerouted' end as kind
  from ended as e
  left join process_states as t on t.process_no = e.process_no and t.state_no = e.state_no
)
select
  p.case_no, p.process_no, p.has_history, p.is_recorded, p.is_pieced, p.is_vague, p.joined_at,
  s.state_no, s.position, s.stage_key, s.current_since, s.last_position, s.visited_mask, s.back_mask, s.strict_reach,
  coalesce(s.created_late, false) as created_late, coalesce(s.reopened, false) as reopened,
  case
    when s.kind in ('neutral', 'rerouted') then 'neutral'
    when s.kind = 'won' then 'won'
    when s.kind in ('lost', 'disqualified') then 'lost'
    else 'open'
  end as outcome,
  coalesce(s.kind = 'disqualified', false) as is_disqualified,
  if(s.kind in ('won', 'lost', 'disqualified', 'neutral', 'rerouted'), s.current_since, null) as closed_at,
  case when s.kind = 'won' then n.n_active + 1 when s.ever_won then n.n_active
    else greatest(1, coalesce(s.furthest_active, 1)) end::smallint as furthest
from case_processes as p
inner join processes as n using (process_no)
left join named as s using (case_no, process_no)
where p.joined_at is null or p.joined_at <= moment
