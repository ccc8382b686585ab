-- Of deals and of leads: rows read = rejected + duplicates + older rows of one id + ids.
with ids as (
  select entity, count(*) as n from case_base where is_exported group by entity
)
select r.entity, r.read::integer as read, coalesce(i.n, 0)::integer as ids
from entity_rows as r
left join ids as i using (entity)
where r.read <> r.rejected + r.duplicates + r.superseded + coalesce(i.n, 0)
limit 1
