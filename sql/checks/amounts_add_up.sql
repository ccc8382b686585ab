-- Of every file and currency: the money read = loaded + rejected + duplicates.
select f.name, a.currency, a.amount_read::double as amount_read, a.amount_loaded::double as amount_loaded
from file_amounts as a
inner join files as f using (import_no, file_no)
where a.amount_read <> a.amount_loaded + a.amount_rejected + a.amount_duplicates
limit 1
