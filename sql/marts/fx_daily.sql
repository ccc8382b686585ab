-- One row per currency and day with a rate; a day without one takes the last rate before it, up to 31 days.
-- rate: Units of the base currency for one unit.
-- rate_day: The day the rate is of.
with rates as (
  select upper(currency) as currency, date as day, rate_to_base as rate
  from raw.fx_rates
  where not is_duplicate and rate_to_base > 0
  qualify row_number() over (partition by upper(currency), date order by import_no desc, record desc) = 1
),
spans as (
  select *, least(coalesce(lead(day) over (partition by currency order by day), day + 32), day + 32) as until from rates
)
select currency, unnest(generate_series(day, until - 1, interval 1 day))::date as day, rate, day as rate_day
from spans
