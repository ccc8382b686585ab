-- One row per deals and leads: what became of the rows of their lists over all active imports.
-- read: Rows of the lists.
-- superseded: Loaded rows that are older than another one of the same id.
-- left_out: Records that the forms of the CRM's files leave out, as deleted or merged ones; null where no form knows of any.
with lists as (
  select 'deal' as entity, 'deals' as kind
  union all
  select 'lead', 'leads'
),
read as (
  select kind, sum(read) as read, sum(rejected) as rejected, sum(duplicates) as duplicates, sum(left_out) as left_out
  from raw.files
  group by kind
),
older as (
  select 'deal' as entity, coalesce(sum(n - 1), 0) as superseded
  from (select deal_id, count(*) as n from raw.deals where not is_duplicate group by deal_id)
  union all
  select 'lead', coalesce(sum(n - 1), 0)
  from (select lead_id, count(*) as n from raw.leads where not is_duplicate group by lead_id)
)
select
  l.entity, coalesce(r.read, 0)::bigint as read, coalesce(r.rejected, 0)::bigint as rejected,
  coalesce(r.duplicates, 0)::bigint as duplicates, o.superseded::bigint as superseded, r.left_out::bigint as left_out
from lists as l
inner join older as o using (entity)
left join read as r using (kind)
