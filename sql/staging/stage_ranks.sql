-- One row per stage: its mean order of first entry among the cases that visited it.
-- materialize: view
with firsts as (
  select case_no, entity, pipeline, stage, min((entered_at, seq, import_no, row_no)) as first_entry
  from stg_stage_history
  group by all
),
ranked as (
  select *, row_number() over (partition by case_no order by first_entry) as rank from firsts
)
select entity, pipeline, stage, avg(rank) as mean_rank
from ranked
group by all
