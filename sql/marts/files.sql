-- One row per file of every active import, with what became of its rows.
select i.import_id, f.import_no, f.file_no, f.name, f.kind, f.read, f.loaded, f.rejected, f.duplicates
from raw.files as f
inner join raw.imports as i using (import_no)
