-- One row per user: team, manager, service account or person.
select
  "user", name, team, manager, region, started_on, coalesce(is_service, false) as is_service
from raw.users
where not is_duplicate
qualify row_number() over (partition by "user" order by import_no desc, record desc) = 1
