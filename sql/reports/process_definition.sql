-- One row: a process of the build as it was read, with the cases it judges.
-- parameters: process
select p.definition, p.origin, p.clock, p.calendar, (select count(*) from cases as c where c.process_no = p.process_no)::integer as cases
from processes as p
where p.process_no = $process
