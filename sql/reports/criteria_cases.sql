-- One row: the cases whose moments are judged.
select count(*)::integer as n from scoped_cases
