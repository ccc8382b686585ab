-- One row per name of an owner, a source or a reason of losses, the commonest first.
select field, name, n from names order by field, n desc, name
