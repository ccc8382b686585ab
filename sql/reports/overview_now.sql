-- One row: what is open now and what was ever won and lost; what closed in the last 90 days and this quarter.
-- parameters: since (start of the 90 days), quarter_start
select
  count(*)::integer as cases,
  count(*) filter (outcome = 'open')::integer as n_open,
  case when count(*) filter (outcome = 'open') = 0 then 0.0 else (sum(amount_value) filter (outcome = 'open'))::double end as amount_open,
  count(*) filter (outcome = 'won')::integer as n_won,
  case when count(*) filter (outcome = 'won') = 0 then 0.0 else (sum(amount_value) filter (outcome = 'won'))::double end as amount_won,
  count(*) filter (outcome = 'lost')::integer as n_lost,
  case when count(*) filter (outcome = 'lost') = 0 then 0.0 else (sum(amount_value) filter (outcome = 'lost'))::double end as amount_lost,
  count(*) filter (outcome = 'neutral')::integer as n_neutral,
  count(*) filter (outcome = 'won' and closed_at >= $quarter_start::timestamp)::integer as n_won_quarter,
  case when count(*) filter (outcome = 'won' and closed_at >= $quarter_start::timestamp) = 0 then 0.0
    else (sum(amount_value) filter (outcome = 'won' and closed_at >= $quarter_start::timestamp))::double end as amount_won_quarter,
  count(*) filter (outcome = 'won' and closed_at >= $since::timestamp)::integer as n_won_90,
  count(*) filter (outcome = 'lost' and not (is_disqualified and entity <> 'lead') and closed_at >= $since::timestamp)::integer as n_lost_90,
  (avg(amount_value) filter (outcome = 'won' and closed_at >= $since::timestamp))::double as mean_won_90,
  median(days_between(created_at, closed_at)) filter (outcome = 'won' and (has_history or (has_created_at and exported_closed_at is not null))) as cycle_won,
  median(days_between(created_at, closed_at)) filter (
    outcome = 'won' and closed_at >= $since::timestamp
    and (has_history or (has_created_at and exported_closed_at is not null))) as cycle_won_90,
  count(*) filter (created_at is null)::integer as undated,
  count(*) filter (amount_value is null and amount is null)::integer as no_amount,
  count(*) filter (amount_value is null and amount is not null)::integer as no_rate,
  coalesce(bool_and(is_exact), true) as is_exact
from scoped_cases
