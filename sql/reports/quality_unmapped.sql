-- One row per CRM stage that maps to nothing.
select pipeline, stage, n from unmapped_counts order by n desc, pipeline, stage
