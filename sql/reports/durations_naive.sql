-- One row per group and stage: the median of the completed stays only, what ignoring open deals gives.
-- Of a large group only the hours that hold the middle are looked at again (tables duration_ticks, spells).
with middle_ticks as (
  select
    key1, key2, position, tick, n_ended, n_ended_by - n_ended as n_before, is_large,
    (n_completed + 1) // 2 as low_rank, n_completed // 2 + 1 as high_rank
  from duration_ticks
  where n_ended > 0 and n_ended_by >= (n_completed + 1) // 2 and n_ended_by - n_ended < n_completed // 2 + 1
),
middle as (
  select
    t.key1, t.key2, t.position, s.length_us, t.low_rank, t.high_rank,
    t.n_before + row_number() over (partition by t.key1, t.key2, t.position, t.tick order by s.length_us) as rank
  from spells as s
  inner join middle_ticks as t
    on t.position = s.position and t.tick = s.length_us // 3600000000 * 3600000000
    and t.key1 is not distinct from s.key1 and t.key2 is not distinct from s.key2
  where s.is_ended and t.is_large
  union all
  select key1, key2, position, tick, low_rank, high_rank, rank
  from (select *, unnest([low_rank, high_rank]) as rank from middle_ticks where not is_large)
  where rank > n_before and rank <= n_before + n_ended
)
select key1, key2, position::integer as position, avg(length_us) / 86400e6 as naive_median
from (
  select distinct key1, key2, position, length_us, rank
  from middle
  where rank in (low_rank, high_rank)
)
group by all
