-- One row per refused record: file, line, column, raw value, reason; cells: what its file gave, to be corrected.
select i.import_id, r.import_no, r.file_no, f.name as file, f.kind, r.line, r.line_kind, r.column_name, r.value, r.reason, r.cells
from raw.rejects as r
inner join raw.imports as i using (import_no)
left join raw.files as f on f.import_no = r.import_no and f.file_no = r.file_no
