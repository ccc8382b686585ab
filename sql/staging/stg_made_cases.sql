-- One row per case known only from its history, made when the imports hold no file of that entity (METRICS 1.12).
-- materialize: table
with history as (
  select 'deal' as entity, deal_id as case_id, pipeline, import_no, file_no, record from raw.stage_history
  where deal_id is not null and (select count(*) from raw.deals) = 0
  union all
  select 'lead', lead_id, pipeline, import_no, file_no, record from raw.stage_history
  where lead_id is not null and deal_id is null and (select count(*) from raw.leads) = 0
)
select
  h.entity, h.case_id, arg_max(h.pipeline, (h.import_no, h.record)) as pipeline,
  max(h.import_no) as import_no, min(h.file_no) as file_no, min(h.record) as record, max(i.instant) as row_instant
from history as h
inner join raw.imports as i using (import_no)
group by h.entity, h.case_id
