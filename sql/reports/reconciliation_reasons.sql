-- One row per thing that differs and reason: how many deals or leads.
select b.entity, d.what, d.reason, count(*)::integer as n
from differences as d
inner join case_base as b using (case_no)
group by all
order by b.entity, n desc, d.what, d.reason
