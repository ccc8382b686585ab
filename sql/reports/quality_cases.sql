-- How many cases the build holds.
select count(*)::integer as n from case_base
