-- One row per case and field whose value a criterion compares: the exported value as text.
select case_no, field, value
from named_values
where is_compared and not is_blank_field(field, value)
