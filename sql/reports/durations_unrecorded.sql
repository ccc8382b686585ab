-- One row per group and stage: open stays of cases without history whose beginning is exported, and those of them over the limit (view measured).
select m.key1, m.key2, m.position::integer as position, count(*) filter (m.is_over)::integer as n_over
from measured as m
inner join scoped_cases as c using (case_no)
where m.position is not null and not m.has_history and m.is_current and c.stage_entered_at is not null
group by all
