-- One row per entity and field that a definition asks for and the imports carry.
-- is_compared: Its value is compared, and not only its being filled.
with named as (
  select p.entity, r.field, false as is_compared from process_required as r inner join processes as p using (process_no)
  union all
  select entity, field, false from rule_fields
  union all
  select p.entity, a.field, a.kind <> 'field' from criterion_atoms as a inner join processes as p using (process_no) where a.kind in ('field', 'is', 'date')
)
select n.entity, n.field, bool_or(n.is_compared) as is_compared
from named as n
inner join carried as c using (entity, field)
group by n.entity, n.field
