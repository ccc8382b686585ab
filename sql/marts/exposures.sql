-- One row per case and process as of the build's own instant: which kinds of rules it could have broken.
-- is_limited: Was in a stage that has a limit.
-- had_close_date: Has or had an expected closing date in its field history.
-- left_judged: Left forwards a stage with a criterion of the methodology that can be seen.
-- entered_judged: Entered such a stage.
-- left_forwards: Left forwards a stage that requires fields which the imports carry.
-- has_moved: Left some stage forwards.
-- left_expecting: Left forwards a stage in which the process expects some activity.
select * from exposures_at((select as_of from build_info))
