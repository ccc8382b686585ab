-- title_en: Deals lost
-- title_ru: Проиграно сделок
-- unit: count
-- better: down
-- moment: closed_at
-- Cases lost, disqualified ones left out in a deal process, by the closing instant.
select period, segment, count(*) filter (outcome = 'lost' and not (is_disqualified and entity <> 'lead'))::double as value,
  count(*) filter (outcome = 'lost' and not (is_disqualified and entity <> 'lead'))::integer as n
from metric_cases group by all order by all
