-- One page of flags (table scoped_flags): what stands now first, then the latest.
-- parameters: limit, offset
select rule, severity, case_no, case_id, stage, owner, is_now, iso(happened_at) as moment
from scoped_flags
order by is_now desc, happened_at desc nulls last, rule, case_id, stage
limit coalesce($limit::bigint, 9223372036854775807) offset $offset::bigint
