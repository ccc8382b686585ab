-- How many closed cases of the scope have no instant at all and so are in no time window.
-- parameters: from, to, basis
select count(*)::integer as n
from scoped_cases
where ($from::timestamp is not null or $to::timestamp is not null) and created_at is null
  and ($basis = 'created' or outcome <> 'open')
