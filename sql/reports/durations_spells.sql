-- One row per stay whose history is known: a visit, or all visits of a case in the stage (view measured).
-- parameters: unit, sums_limits
select key1, key2, position, length_us, not is_current as is_ended, is_over,
  case when exit in ('advance', 'skip', 'won') then 'advance' when exit in ('lost', 'back') then exit::varchar when exit is not null then 'other' end as ending
from measured where has_history and is_vague is not true and $unit = 'visit'
union all
select
  key1, key2, position, sum(length_us)::bigint, not bool_or(is_current),
  case when any_value($sums_limits) then sum(length_us) > any_value(s.limit_days) * 86400e6 else bool_or(is_over) end,
  null::varchar
from measured
inner join process_states as s using (position)
where has_history and $unit = 'case' and s.process_no = $process
group by key1, key2, position, case_no
having not coalesce(bool_or(is_vague), false)
