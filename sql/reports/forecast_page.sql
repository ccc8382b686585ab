-- One row per open case due in the period (table forecast_deals), the largest amounts first.
-- parameters: limit, offset
select * from forecast_deals
where timing = 'due'
order by amount desc nulls last, case_id
limit coalesce($limit::bigint, 9223372036854775807) offset $offset::bigint
