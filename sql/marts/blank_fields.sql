-- One row per case and field that a definition asks for whose exported value is empty, in disguise or not.
select case_no, field
from named_values
where is_blank_field(field, value)
