-- One row per group and stage: the stage's own cohort by what became of it (table funnel_fates).
select
  c.key1, c.key2, f.position::integer as position,
  count(*)::integer as reached,
  count(*) filter (f.fate = 'advanced')::integer as advanced,
  count(*) filter (f.fate = 'lost')::integer as lost,
  count(*) filter (f.fate = 'lost' and c.is_disqualified)::integer as disqualified,
  count(*) filter (f.fate = 'neutral')::integer as neutral,
  count(*) filter (f.fate = 'open')::integer as open,
  count(*) filter (c.outcome = 'open' and c.position = f.position)::integer as current,
  count(*) filter (c.has_history and (coalesce(c.back_mask, 0) & (1::bigint << f.position)) <> 0)::integer as back,
  count(*) filter (c.has_history and not c.is_pieced and c.furthest > f.position and (coalesce(c.visited_mask, 0) & (1::bigint << f.position)) = 0)::integer as skipped,
  count(*) filter (c.outcome = 'won')::integer as won,
  sum(c.amount_value)::double as amount_reached,
  case when count(*) filter (f.fate = 'advanced') = 0 then 0.0 else (sum(c.amount_value) filter (f.fate = 'advanced'))::double end as amount_advanced,
  case when count(*) filter (f.fate = 'lost') = 0 then 0.0 else (sum(c.amount_value) filter (f.fate = 'lost'))::double end as amount_lost,
  case when count(*) filter (f.fate = 'open') = 0 then 0.0 else (sum(c.amount_value) filter (f.fate = 'open'))::double end as amount_open,
  case when count(*) filter (c.outcome = 'open' and c.position = f.position) = 0 then 0.0
    else (sum(c.amount_value) filter (c.outcome = 'open' and c.position = f.position))::double end as amount_current
from funnel_fates as f
inner join scoped_cases as c using (case_no)
group by all
order by all
