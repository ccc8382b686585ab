-- One row per file and currency of its amounts: the money of its rows.
select
  import_no, file_no, currency, amount_read::double as amount_read, amount_loaded::double as amount_loaded,
  amount_rejected::double as amount_rejected, amount_duplicates::double as amount_duplicates
from file_amounts
order by import_no, file_no, currency nulls first
