-- One row per visit of a stage that began in the window.
-- parameters: from, to
select *
from scoped_visits
where position is not null and entered_at is not null
  and ($from::timestamp is null or entered_at >= $from::timestamp) and ($to::timestamp is null or entered_at < $to::timestamp)
