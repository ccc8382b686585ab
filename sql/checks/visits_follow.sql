-- A visit ends no earlier than it began.
select case_no, visit_no from visit_log where left_at < entered_at limit 1
