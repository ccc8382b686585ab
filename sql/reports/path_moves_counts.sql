-- One row: moves between two visits and those of them that broke no rule of order (table path_moves).
select count(*)::integer as moves, count(*) filter (not is_violation)::integer as legal_moves
from path_moves
