-- title_en: Amount of won deals
-- title_ru: Сумма выигранных сделок
-- unit: money
-- better: up
-- moment: closed_at
-- Amount of the cases won, in the base currency, by the closing instant; null when none of them has an amount.
select period, segment,
  case when count(*) filter (outcome = 'won') = 0 then 0.0 else (sum(amount_value) filter (outcome = 'won'))::double end as value,
  count(*) filter (outcome = 'won')::integer as n
from metric_cases group by all order by all
