-- One row per two states and whether the move between them broke a rule of order (view path_moves): moves, cases, median days from entry to move.
select
  state_no, move_state_no, is_violation, count(*)::integer as n, count(distinct case_no)::integer as cases, median(days) as median_days
from path_moves
group by all
order by n desc, state_no, move_state_no, is_violation
