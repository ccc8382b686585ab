-- title_en: Deals won
-- title_ru: Выиграно сделок
-- unit: count
-- better: up
-- moment: closed_at
-- Cases won, by the closing instant.
select period, segment, count(*) filter (outcome = 'won')::double as value, count(*) filter (outcome = 'won')::integer as n
from metric_cases group by all order by all
