-- One row per visit of a case created in the window.
-- parameters: from, to
select v.*
from scoped_visits as v
semi join (
  select case_no
  from scoped_cases
  where ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)
) as c on c.case_no = v.case_no
