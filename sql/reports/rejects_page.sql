-- One row per refused record of one import, or of all; total counts them all.
-- parameters: import, limit, offset
select
  import_id as import, file, line::bigint as line, line_kind, column_name as "column", value, reason,
  count(*) over ()::integer as total
from rejects
where $import::varchar is null or import_id = $import::varchar
order by import_id desc, file, line, column_name
limit coalesce($limit::bigint, 9223372036854775807) offset $offset::bigint
