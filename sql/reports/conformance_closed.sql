-- One row per closed case with a path (view path_cases): whether it kept the order (view order_flags), its stratum, how it ended and how
-- long it took; whether it came to the last active stage, and had kept the order until then.
-- parameters: k
with first_flags as (
  select case_no, min(happened_at) as happened_at from order_flags group by case_no
),
last_stages as (
  select case_no, min(entered_at) as entered_at from scoped_visits where position = $k group by case_no
)
select
  p.case_no, f.case_no is null as is_conforming, p.outcome = 'won' as is_won, p.source,
  amount_band(p.amount_value, p.cuts) as amount_band, (epoch_us(p.closed_at) - epoch_us(p.created_at)) / 86400e6 as days,
  l.case_no is not null as is_far, f.case_no is null or coalesce(f.happened_at > l.entered_at, false) as kept_until_there
from path_cases as p
left join first_flags as f using (case_no)
left join last_stages as l using (case_no)
where p.outcome = 'won' or (p.outcome = 'lost' and not (p.is_disqualified and p.entity <> 'lead'))
