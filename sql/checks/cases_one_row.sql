-- Every case and process stands once.
select case_no, process_no, count(*)::integer as n from cases group by all having count(*) > 1 limit 1
