-- One row per contract with a client.
select contract_id, account_id, deal_id, kind, product, signed_at, launched_at, starts_on, ends_on, terminated_at, amount, currency, renewed_by
from raw.contracts
where not is_duplicate
qualify row_number() over (partition by contract_id order by import_no desc, record desc) = 1
