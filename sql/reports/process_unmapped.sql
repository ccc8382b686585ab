-- One row per stage of the CRM that a process does not know, with the rows that carry it.
-- parameters: process
select pipeline, stage, n
from unmapped_counts
where process_no = $process
order by n desc, pipeline, stage
