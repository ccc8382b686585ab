-- One row per process of the build that has cases, the largest first.
-- cases: Cases in it.
select p.process_id, p.entity, p.name_en, p.name_ru, p.is_strict, count(*)::integer as cases
from processes as p
inner join cases as c using (process_no)
group by all
order by cases desc, p.process_id
