-- One row per file with refused records: the header under which their cells are read again.
select import_no, file_no, header
from raw.reject_headers
