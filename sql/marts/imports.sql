-- One row per active import: its place in the order and the instant it speaks of.
select import_no, import_id, instant, instant_source from raw.imports
