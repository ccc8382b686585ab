-- One row per refused record of one file of an import, with its own cells; the same row may be refused for several kinds.
-- parameters: import, file
select r.line::bigint as line, r.line_kind, r.column_name as "column", r.value, r.reason, r.cells, h.header
from rejects as r
inner join reject_headers as h using (import_no, file_no)
where r.import_id = $import::varchar and r.file = $file::varchar
order by r.line, r.line_kind, r.column_name
