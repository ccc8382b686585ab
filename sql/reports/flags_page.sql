-- One page of flags (table scoped_flags): what stands now first, then the latest, at the end what was accepted.
-- parameters: limit, offset
with page as (
  select *
  from scoped_flags
  order by is_waived, is_now desc, happened_at desc nulls last, rule, case_no, stage
  limit coalesce($limit::bigint, 9223372036854775807) offset $offset::bigint
)
select p.rule, p.severity, p.waiver_id, p.case_no, b.case_id, p.stage, p.owner, p.is_now, iso(p.happened_at) as moment
from page as p
inner join case_base as b using (case_no)
order by p.is_waived, p.is_now desc, p.happened_at desc nulls last, p.rule, p.case_no, p.stage
