-- One row per person or service that moved cases, and by which way.
-- mover_no: As in visits.
-- is_person: A human: neither a workflow, an import or a program, nor a service account.
select
  m.mover_no, m.changed_by, m.via,
  coalesce(m.via, 'user') = 'user' and not coalesce(u.is_service, false) and m.changed_by is not null as is_person
from movers as m
left join user_teams as u on u.user = m.changed_by
