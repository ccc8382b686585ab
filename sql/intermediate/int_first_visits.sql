-- One row per case and stage it visited more than once or out of turn: the first visit there.
-- materialize: table
select case_no, process_no, position, min(visit_no) as visit_no
from int_irregular
where position is not null
group by all
