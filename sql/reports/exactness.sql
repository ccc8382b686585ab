-- Whether every attribute of the scope's cases is known as of the instant.
select coalesce(bool_and(is_exact), true) as is_exact from scoped_cases
