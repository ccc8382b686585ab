-- One row per visit of an irregular case: whether it is the first in its stage, the step that strict picks, what came after.
-- materialize: table
select
  i.case_no, i.visit_no, f.visit_no = i.visit_no as is_first, c.strict_no, p.passed_at, p.lost_at
from int_irregular as i
left join int_first_visits as f on f.case_no = i.case_no and f.process_no = i.process_no and f.position = i.position
left join int_strict_steps as c on c.case_no = i.case_no and c.process_no = i.process_no and c.visit_no = i.visit_no
left join int_passages as p on p.case_no = i.case_no and p.process_no = i.process_no and p.visit_no = i.visit_no
