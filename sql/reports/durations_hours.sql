-- One row per group, stage and whole hours of stay: how many lasted so long and how they ended (view spells).
select
  key1, key2, position, length_us // 3600000000 as hour, count(*) as n_out, count(*) filter (is_ended) as n_ended,
  sum(length_us) filter (is_ended) as ended_us, count(*) filter (is_over) as n_over,
  count(*) filter (ending = 'advance') as n_advance, count(*) filter (ending = 'lost') as n_lost,
  count(*) filter (ending = 'back') as n_back, count(*) filter (ending = 'other') as n_other
from spells
group by all
