-- Of every file: read = loaded + rejected + duplicates.
select name, read::integer as read from files where read <> loaded + rejected + duplicates limit 1
