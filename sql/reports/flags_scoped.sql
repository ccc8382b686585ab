-- One row per flag of a case of the scope whose instant lies in the window (table found_flags).
-- parameters: from, to
select f.*, c.case_id
from found_flags as f
inner join scoped_cases as c using (case_no, process_no)
where ($from::timestamp is null or f.happened_at >= $from::timestamp) and ($to::timestamp is null or f.happened_at < $to::timestamp)
