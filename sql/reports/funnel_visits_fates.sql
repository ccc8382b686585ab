-- One row per visit in a stage of a case of that stage's own cohort (table funnel_fates).
select v.*
from scoped_visits as v
semi join funnel_fates as f on f.case_no = v.case_no and f.position = v.position
