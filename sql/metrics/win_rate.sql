-- title_en: Win rate
-- title_ru: Доля выигранных (из завершённых)
-- unit: rate
-- better: up
-- moment: closed_at
-- Won of won and lost, by the closing instant; disqualified (in a deal process) and neutral cases left out.
select period, segment,
  share_of(count(*) filter (outcome = 'won'), count(*) filter (outcome = 'won' or (outcome = 'lost' and not (is_disqualified and entity <> 'lead')))) as value,
  count(*) filter (outcome = 'won' or (outcome = 'lost' and not (is_disqualified and entity <> 'lead')))::integer as n
from metric_cases group by all order by all
