-- One row: moves between two visits of cases with a path (table judged_paths), and those of them that broke no rule of order (table order_breaks).
select coalesce(sum(moves), 0)::integer as moves, coalesce(sum(moves), 0)::integer - (select count(*) from order_breaks)::integer as legal_moves
from judged_paths
