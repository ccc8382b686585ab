-- One row per open case of the scope: when it is expected to close and its chance by each method (METRICS 5).
-- parameters: period_first, period_next
with rates as (
  -- Among all closed cases of the process with history that reached the stage; filters do not move a chance.
  select
    s.position,
    count(*) filter (c.outcome = 'won') as n_won, count(*) as n_closed,
    if(count(*) < 20, null, count(*) filter (c.outcome = 'won') / count(*)) as win_rate
  from process_states as s
  inner join cases as c on c.process_no = s.process_no and c.furthest >= s.position
  where s.process_no = $process and s.position is not null and c.has_history
    and c.outcome in ('won', 'lost') and not (c.is_disqualified and c.entity <> 'lead')
  group by s.position
)
select
  c.case_id, c.case_no, c.key1, c.key2, c.amount_value::double as amount, c.amount is not null and c.amount_value is null as no_rate,
  c.expected_close_date::varchar as expected_close_date, c.forecast_category, s.state_id as stage,
  coalesce(c.probability, s.probability) as p_crm, c.probability is not null as is_own, r.win_rate as p_stage,
  r.n_won::integer as n_won, r.n_closed::integer as n_closed,
  case
    when c.expected_close_date is null then 'undated'
    when c.expected_close_date < $period_first::date then 'overdue'
    when c.expected_close_date < $period_next::date then 'due'
    else 'later'
  end as timing
from scoped_cases as c
left join process_states as s on s.process_no = c.process_no and s.state_no = c.state_no and s.position is not null
left join rates as r on r.position = s.position
where c.outcome = 'open'
order by c.amount_value desc nulls last, c.case_id
