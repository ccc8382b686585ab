-- One row per group: how the cases of the cohort ended.
-- parameters: from, to, basis
select
  key1, key2, count(*)::integer as cases,
  count(*) filter (outcome = 'won')::integer as won,
  count(*) filter (outcome = 'lost')::integer as lost,
  count(*) filter (outcome = 'open')::integer as open,
  count(*) filter (outcome = 'neutral')::integer as neutral,
  count(*) filter (is_disqualified)::integer as disqualified,
  count(*) filter (created_late)::integer as created_late,
  count(*) filter (reopened)::integer as reopened,
  count(*) filter (not has_history and outcome <> 'open')::integer as no_history,
  count(*) filter (amount_value is null)::integer as no_amount,
  count(*) filter (amount_value is null and amount is not null)::integer as no_rate,
  coalesce(bool_and(is_exact), true) as is_exact,
  case when count(*) = 0 then 0.0 else sum(amount_value)::double end as amount,
  case when count(*) filter (outcome = 'won') = 0 then 0.0 else (sum(amount_value) filter (outcome = 'won'))::double end as amount_won
from scoped_cases
where case when $basis = 'created'
  then ($from::timestamp is null or created_at >= $from::timestamp) and ($to::timestamp is null or created_at < $to::timestamp)
  else case_no in (select case_no from funnel_fates) end
group by all
order by all
