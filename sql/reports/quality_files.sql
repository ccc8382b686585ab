-- One row per file of every active import, the latest first.
select
  import_id, import_no, file_no, name, kind, read::integer as read, loaded::integer as loaded, rejected::integer as rejected,
  duplicates::integer as duplicates, has_amounts
from files
order by import_no desc, file_no
