-- One row per first visit of an irregular case in a stage: the first passage beyond it, or the first other end.
-- passed_at: First entry, after this visit, into a later stage or won.
-- ended_at: First entry, after this visit, into a lost or neutral state.
-- materialize: table
select
  f.case_no, f.process_no, f.visit_no,
  min(i.entered_at) filter (i.position > f.position or i.kind = 'won') as passed_at,
  min(i.entered_at) filter (i.kind in ('lost', 'disqualified')) as lost_at
from int_first_visits as f
inner join int_irregular as i
  on i.case_no = f.case_no and i.process_no = f.process_no and i.visit_no > f.visit_no
group by all
