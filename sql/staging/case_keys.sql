-- One row per case: its number in this build.
-- materialize: table
select row_number() over ()::integer as case_no, entity, case_id, pipeline
from (
  select entity, case_id, pipeline from stg_cases
  union all
  select entity, case_id, pipeline from stg_made_cases
)
