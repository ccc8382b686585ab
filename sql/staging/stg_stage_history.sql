-- One row per exported entry of a known case into a stage; rows repeated in a later import are taken once.
-- pipeline: The row's own pipeline, else the case's.
-- materialize: table
with imports_with_history as (
  select count(distinct import_no) as n from raw.stage_history
),
rows as (
  select
    k.case_no, k.entity, coalesce(h.pipeline, k.pipeline) as pipeline, h.stage, h.entered_at, h.seq,
    coalesce(h.from_pipeline, h.pipeline, k.pipeline) as from_pipeline, h.from_stage, m.mover_no,
    h.import_no, h.file_no, h.record, h.rowid::integer as row_no
  from raw.stage_history as h
  inner join case_keys as k
    on k.case_id = coalesce(h.deal_id, h.lead_id) and k.entity = if(h.deal_id is not null, 'deal', 'lead')
  left join movers as m on m.changed_by is not distinct from h.changed_by and m.via is not distinct from h.via
  where not h.is_duplicate
)
select * from rows where (select n from imports_with_history) <= 1
union all
select * from (select * from rows where (select n from imports_with_history) > 1)
qualify row_number() over (
  partition by case_no, entered_at, pipeline, stage, from_stage, mover_no order by import_no, row_no
) = 1
