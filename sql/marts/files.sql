-- One row per file of every active import, with what became of its rows.
-- has_amounts: It has a column of amounts.
-- left_out: Records that its form leaves out, as deleted or merged ones; null where the form knows of none.
select i.import_id, f.import_no, f.file_no, f.name, f.kind, f.read, f.loaded, f.rejected, f.duplicates, f.has_amounts, f.left_out
from raw.files as f
inner join raw.imports as i using (import_no)
