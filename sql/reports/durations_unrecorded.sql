-- One row per group and stage: open stays of cases without history that are over the limit (view measured).
select m.key1, m.key2, m.position::integer as position, count(*)::integer as n_over
from measured as m
inner join scoped_cases as c using (case_no)
where m.is_over and not m.has_history and m.is_current and c.stage_entered_at is not null
group by all
