-- One row per case: the state that its own row claims (METRICS 1.4).
-- own_key: State key of the claimed state; null when the row claims open without a known active stage.
-- own_kind: active, won, lost, disqualified, neutral, unmapped; null when nothing is claimed.
-- materialize: table
select * exclude (snapshot_no) from int_claims where snapshot_no is null
