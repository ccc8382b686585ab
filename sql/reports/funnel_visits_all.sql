-- One row per visit of the scope.
select * from scoped_visits
