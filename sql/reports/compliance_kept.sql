-- One row per rule and owner (and per rule over all owners): flags of the whole process as the build counted them.
select rule, owner, is_whole, flags, flags_now, 0 as waived, cases
from flag_counts
where process_no = $process
order by rule, flags desc, owner
