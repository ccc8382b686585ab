-- Every exported case is in the base, once.
select (select count(*) from case_base)::integer as n_base, (select count(distinct (entity, case_id)) from case_base)::integer as n_ids
where (select count(*) from case_base) <> (select count(distinct (entity, case_id)) from case_base)
