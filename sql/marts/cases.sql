-- One row per case and process as of the build's own instant.
-- closed_at: Closing instant: entry of the last visit, if that is final; null while open.
-- furthest: Highest active position ever visited, at least 1; k + 1 when won, k when won once and no more.
-- outcome: open, won, lost or neutral (a case that left for another process is neutral).
-- visited_mask: Bit p is set when the history shows a visit at position p.
-- back_mask: Bit p is set when a visit at p ended in a move back.
-- strict_reach: How far 1, 2, …, s can be picked out of the history in this order.
-- amount_base: In base currency at the rate of the closing day, open ones at the as-of's.
-- amount_constant: In base currency at the rates of the as-of for all.
select * from cases_at((select as_of from build_info))
