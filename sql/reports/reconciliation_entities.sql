-- One row per deals and leads: what became of the rows of their lists, and which of the ids the pages show.
with bases as (
  select
    b.entity, count(*) filter (b.is_exported) as ids, count(*) filter (not b.is_exported) as history_only,
    count(*) filter (b.is_exported and s.case_no is not null) as shown, count(*) filter (b.is_exported and b.created_at is null) as undated
  from case_base as b
  left join shown_cases as s using (case_no)
  group by b.entity
),
differing as (
  select b.entity, count(distinct d.case_no) as n from differences as d inner join case_base as b using (case_no) group by b.entity
)
select
  r.entity, r.read::integer as read, r.rejected::integer as rejected, r.duplicates::integer as duplicates,
  r.superseded::integer as superseded, r.left_out::integer as left_out, coalesce(b.ids, 0)::integer as ids,
  coalesce(b.shown, 0)::integer as shown, coalesce(b.history_only, 0)::integer as history_only,
  coalesce(b.undated, 0)::integer as undated, coalesce(d.n, 0)::integer as differ
from entity_rows as r
left join bases as b using (entity)
left join differing as d using (entity)
order by r.entity
