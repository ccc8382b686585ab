-- One row per refused record.
-- parameters: limit, offset
select file, line::bigint as line, line_kind, column_name, value, reason
from rejects
order by import_id desc, file, line
limit coalesce($limit::bigint, 9223372036854775807) offset $offset::bigint
