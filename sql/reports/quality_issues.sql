-- One row per kind of flaw, the most frequent first.
select * from issues order by n desc, issue
