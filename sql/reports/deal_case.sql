-- One row: the deal as of the instant, in the process asked for, else the one it is open in.
select
  c.case_no, c.case_id as deal_id, c.name, p.process_id as process, c.outcome, c.amount::double as amount, c.currency,
  c.amount_base::double as amount_base, c.owner, c.team, c.source, c.product, c.segment, c.account_id, c.pipeline,
  c.stage as crm_stage, iso(c.created_at) as created_at, iso(c.closed_at) as closed_at,
  c.expected_close_date::varchar as expected_close_date, c.lost_reason, c.won_reason, c.next_step,
  c.next_step_date::varchar as next_step_date, c.probability, c.is_exact as as_of_exact, c.custom::varchar as custom
from cases_at(make_timestamp($as_of::bigint)) as c
inner join processes as p using (process_no)
where (c.entity = 'deal' or p.process_id = $process) and c.case_id = $id and ($process::varchar is null or p.process_id = $process)
order by c.closed_at is not null, p.process_no
limit 1
