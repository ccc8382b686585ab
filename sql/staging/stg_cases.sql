-- One row per deal or lead: of the rows with one id, the one that stands (METRICS 1.9).
-- case_id: Id in the CRM.
-- row_instant: Instant of the import that the standing row came from.
-- materialize: table
with repeated as (
  select entity, case_id from stg_case_rows group by all having count(*) > 1
),
standing as (
  select e.entity, e.row_no
  from stg_case_rows as e
  semi join repeated using (entity, case_id)
  inner join raw.imports as i using (import_no)
  qualify row_number() over (
    partition by e.entity, e.case_id
    order by i.instant desc, e.updated_at desc nulls last, e.import_no desc, e.row_no desc
  ) = 1
)
select e.* exclude (row_no), i.instant as row_instant, true as is_exported
from stg_case_rows as e
inner join raw.imports as i using (import_no)
where (e.entity, e.case_id) not in (select (entity, case_id) from repeated)
  or (e.entity, e.row_no) in (select (entity, row_no) from standing)
