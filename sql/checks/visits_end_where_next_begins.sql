-- Only the last visit of a case is open, and every case with visits has one such.
select case_no, count(*) filter (left_at is null)::integer as n_open
from visit_log
group by case_no
having count(*) filter (left_at is null) <> 1 and bool_and(entered_at is not null)
limit 1
