-- title_en: Mean won deal
-- title_ru: Средний чек выигранной сделки
-- unit: money
-- better: up
-- moment: closed_at
-- Mean amount of the cases won that have an amount.
select period, segment, (avg(amount_value) filter (outcome = 'won'))::double as value,
  count(amount_value) filter (outcome = 'won')::integer as n
from metric_cases group by all order by all
