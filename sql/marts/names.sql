-- One row per name of an owner, a source or a reason of losses, with the cases that carry it; the commonest 300 of each.
-- field: owner, source or reason.
-- n: Cases whose own row carries the name.
with named as (
  select 'owner' as field, owner as name from case_base
  union all
  select 'source', source from case_base
  union all
  select 'reason', lost_reason from case_base
)
select field, name, count(*)::integer as n
from named
where name <> ''
group by field, name
qualify row_number() over (partition by field order by n desc, name) <= 300
