-- One row per criterion or expected activity of a process, by its id: the first of that id names it.
-- parameters: process
with named as (
  select 1 as sort, criterion_no as place, criterion_id as id, name_en, name_ru from process_criteria where process_no = $process
  union all
  select 2, state_no * 100 + expectation_no, expectation_id, name_en, name_ru from stage_expectations where process_no = $process
)
select id as criterion_id, arg_min(name_en, (sort, place)) as name_en, arg_min(name_ru, (sort, place)) as name_ru
from named
group by id
