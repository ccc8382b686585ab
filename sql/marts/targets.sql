-- One row per target: period, owner or team or neither, metric, amount in its currency.
select period, owner, team, coalesce(metric, 'won_amount') as metric, amount, upper(currency) as currency, product
from raw.targets
where not is_duplicate
qualify row_number() over (partition by period, owner, team, metric, product order by import_no desc, record desc) = 1
