-- One row per person or service that moved cases, and by which way.
-- materialize: table
select row_number() over ()::integer as mover_no, changed_by, via
from (
  select distinct changed_by, via from raw.stage_history where changed_by is not null or via is not null order by all
)
