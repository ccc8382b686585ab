-- One row per group of at most 5,000 stays, stage and length of stay to the microsecond (table duration_hours, view spells).
with small as (
  select key1, key2, position from duration_hours group by all having sum(n_out) <= 5000
)
select s.key1, s.key2, s.position, s.length_us as tick, count(*)::double as n_out, count(*) filter (s.is_ended)::double as n_ended
from spells as s
inner join small as z on z.position = s.position and z.key1 is not distinct from s.key1 and z.key2 is not distinct from s.key2
group by all
