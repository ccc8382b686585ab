-- One row per person on the clients' side.
select contact_id, account_id, name, role, is_decision_maker, phone, email
from raw.contacts
where not is_duplicate
qualify row_number() over (partition by contact_id order by import_no desc, record desc) = 1
