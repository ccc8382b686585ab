-- title_en: Cycle of won deals
-- title_ru: Цикл выигранных сделок
-- unit: days
-- better: down
-- moment: closed_at
-- Median days from creation to winning, by the closing instant.
select period, segment, median(days_between(created_at, closed_at)) filter (outcome = 'won') as value,
  count(*) filter (outcome = 'won')::integer as n
from metric_cases
where has_history or (has_created_at and exported_closed_at is not null)
group by all order by all
