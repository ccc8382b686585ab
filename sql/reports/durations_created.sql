-- One row per visit of a stage of a case created in the window (view created_visits).
select * from created_visits
where position is not null and entered_at is not null
