-- One row per case, criterion and moment at which it is judged: leaving a stage forwards (under a free order: for any other), first entering it, opening the case, standing closed.
-- parameters: moment
with steps as (
  select v.process_no, v.case_no, v.state_no, 'exit' as moment_kind, v.entered_at as since_at, v.move_at as judged_at
  from visits_at(moment) as v
  inner join processes as p using (process_no)
  where v.kind = 'active' and v.has_history
    and (v.move_kind = 'won' or (v.move_kind = 'active' and (v.move_position > v.position or (not p.is_strict and v.move_state_no <> v.state_no))))
  union all
  select process_no, case_no, state_no, 'entry', null, entered_at
  from visits_at(moment)
  where kind = 'active' and has_history and is_first
  union all
  select process_no, case_no, state_no, 'requires', null, moment from cases where outcome <> 'open'
  union all
  select process_no, case_no, null, 'opening', null, created_at from cases where created_at is not null
)
select s.*, c.criterion_no
from steps as s
inner join criteria as c on c.process_no = s.process_no and c.moment_kind = s.moment_kind and c.state_no is not distinct from s.state_no
inner join processes as p on p.process_no = s.process_no
where c.n_full_terms > 0 and (p.effective_from is null or p.effective_from <= local_day(s.judged_at))
