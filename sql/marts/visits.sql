-- One row per visit as of the build's own instant.
-- materialize: view
select * from visits_at((select as_of from build_info))
