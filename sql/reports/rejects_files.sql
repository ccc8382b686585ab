-- One row per file with refused records: how many, and whether they are rows of a table that can be corrected.
-- parameters: import
select r.import_id as import, r.file, count(*)::integer as n, bool_or(h.header[1] <> 'voronka:record') as can_be_corrected
from rejects as r
inner join reject_headers as h using (import_no, file_no)
where $import::varchar is null or r.import_id = $import::varchar
group by all
order by import desc, file
