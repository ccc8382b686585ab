-- title_en: Win rate by amount
-- title_ru: Доля выигранных по сумме
-- unit: rate
-- better: up
-- moment: closed_at
-- Won amount of won and lost amount; cases without an amount left out on both sides.
select period, segment,
  share_of(coalesce(sum(amount_value) filter (outcome = 'won'), 0),
    sum(amount_value) filter (outcome = 'won' or (outcome = 'lost' and not (is_disqualified and entity <> 'lead')))) as value,
  count(amount_value) filter (outcome = 'won' or (outcome = 'lost' and not (is_disqualified and entity <> 'lead')))::integer as n
from metric_cases group by all order by all
