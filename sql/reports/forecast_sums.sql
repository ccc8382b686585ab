-- One row per group, timing and category of the open cases (table forecast_deals): counts and weighted sums.
select
  if($is_grouped, key1, null) as key1, if($is_grouped, key2, null) as key2, timing, forecast_category,
  count(*)::integer as n, sum(amount) as amount, sum(amount * p_crm) as crm, sum(amount * p_stage) as stage,
  count(*) filter (p_crm is null)::integer as no_probability,
  count(*) filter (amount is null and not no_rate)::integer as no_amount, count(*) filter (no_rate)::integer as no_rate
from (select * replace (amount::decimal(18, 4) as amount) from forecast_deals)
group by all
order by all
