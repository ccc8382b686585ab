-- What is closed has a closing instant, what is open has none.
select case_no, outcome from cases where (outcome = 'open') <> (closed_at is null) limit 1
