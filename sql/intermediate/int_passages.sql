-- One row per first visit of an irregular case in a stage: the first passage beyond it or the loss, whichever is first.
-- passed_at: First entry, after this visit, into a later stage or won; null when the case was lost before.
-- lost_at: First entry, after this visit, into a lost state; null when it had passed before.
-- materialize: table
with ends as (
  select
    f.case_no, f.process_no, f.visit_no,
    min((i.visit_no, i.entered_at)) filter (i.position > f.position or i.kind = 'won') as passed,
    min((i.visit_no, i.entered_at)) filter (i.kind in ('lost', 'disqualified')) as lost
  from int_first_visits as f
  inner join int_irregular as i
    on i.case_no = f.case_no and i.process_no = f.process_no and i.visit_no > f.visit_no
  group by all
)
select
  case_no, process_no, visit_no,
  if(lost < passed, null, passed[2]) as passed_at, if(passed < lost, null, lost[2]) as lost_at
from ends
