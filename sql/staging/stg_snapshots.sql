-- One row per case and import that exported it, of cases that several imports exported: what each knew of it.
-- snapshot_no: Order of the imports by their instants, 1 = first.
-- instant: Instant of the import.
-- materialize: table
with seen as (
  select entity, case_id from stg_case_rows
  where (select count(*) from raw.imports) > 1
  group by all
  having count(distinct import_no) > 1
),
standing as (
  select r.* exclude (file_no, record), i.instant
  from stg_case_rows as r
  semi join seen using (entity, case_id)
  inner join raw.imports as i using (import_no)
  qualify row_number() over (
    partition by r.entity, r.case_id, r.import_no order by r.updated_at desc nulls last, r.row_no desc
  ) = 1
)
select *, row_number() over (partition by entity, case_id order by instant, import_no)::integer as snapshot_no
from standing
