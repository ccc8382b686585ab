-- One row per account of the clients.
select account_id, name, owner, tax_id, kpp, country, region, industry, category, size, phone, email
from raw.accounts
where not is_duplicate
qualify row_number() over (partition by account_id order by import_no desc, record desc) = 1
