-- One row per refused record: file, line, column, raw value, reason.
select i.import_id, f.name as file, f.kind, r.line, r.line_kind, r.column_name, r.value, r.reason
from raw.rejects as r
inner join raw.imports as i using (import_no)
left join raw.files as f on f.import_no = r.import_no and f.file_no = r.file_no
