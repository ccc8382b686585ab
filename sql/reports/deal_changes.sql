-- One row per recorded change of a field of the case, up to the instant.
select iso(changed_at) as at, field, from_value as before, to_value as after, changed_by, is_inferred as inferred
from field_changes
where case_no = $case_no and changed_at <= make_timestamp($as_of::bigint)
order by changed_at, field, change_no
