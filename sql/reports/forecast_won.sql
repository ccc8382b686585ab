-- One row per group: won in the period before the as-of.
-- parameters: start, until
select
  key1, key2, count(*)::integer as n, sum(amount_value)::double as won,
  count(*) filter (amount_value is null and amount is null)::integer as no_amount,
  count(*) filter (amount_value is null and amount is not null)::integer as no_rate,
  bool_and(is_exact) as is_exact
from scoped_cases
where outcome = 'won' and created_at is not null and closed_at >= $start::timestamp and closed_at < $until::timestamp
group by all
