-- One row: won, lost and open, by closing (open: all of them) or by creation (METRICS 4).
-- parameters: from, to, basis
select
  count(*) filter (outcome = 'won')::integer as won,
  count(*) filter (outcome = 'lost' and not (is_disqualified and entity <> 'lead'))::integer as lost,
  count(*) filter (is_disqualified)::integer as disqualified,
  count(*) filter (outcome = 'open')::integer as open,
  count(*) filter (outcome in ('won', 'lost', 'open'))::integer as n_cases,
  count(*) filter (outcome in ('won', 'lost') and not (is_disqualified and entity <> 'lead') and amount_value is null and amount is null)::integer as no_amount,
  count(*) filter (outcome in ('won', 'lost') and not (is_disqualified and entity <> 'lead') and amount_value is null and amount is not null)::integer as no_rate,
  case when count(*) filter (outcome = 'won') = 0 then 0.0 else (sum(amount_value) filter (outcome = 'won'))::double end as amount_won,
  case when count(*) filter (outcome = 'lost' and not (is_disqualified and entity <> 'lead')) = 0 then 0.0
    else (sum(amount_value) filter (outcome = 'lost' and not (is_disqualified and entity <> 'lead')))::double end as amount_lost,
  coalesce(bool_and(is_exact), true) as is_exact
from scoped_cases
where $basis <> 'created' and outcome = 'open'
  or ($from::timestamp is null or if($basis = 'created', created_at, closed_at) >= $from::timestamp)
    and ($to::timestamp is null or if($basis = 'created', created_at, closed_at) < $to::timestamp)
