-- One row per file of every active import, the latest first.
select import_id, name, kind, read::integer as read, loaded::integer as loaded, rejected::integer as rejected, duplicates::integer as duplicates
from files
order by import_no desc, file_no
