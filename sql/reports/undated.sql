-- How many cases of the scope have no instant of creation and so are in no time window.
-- parameters: from, to
select count(*)::integer as n
from scoped_cases
where created_at is null and ($from::timestamp is not null or $to::timestamp is not null)
