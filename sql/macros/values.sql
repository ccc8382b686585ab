-- Values of the field history are text as the CRM wrote them.
create or replace macro text_to_amount(value) as
  try_cast(replace(regexp_replace(value, '[^0-9.,-]', '', 'g'), ',', '.') as decimal(18, 4));
create or replace macro text_to_date(value) as
  coalesce(try_cast(left(value, 10) as date), try_cast(try_strptime(left(value, 10), '%d.%m.%Y') as date));
create or replace macro text_to_share(value) as
  case when try_cast(replace(trim(value, '% '), ',', '.') as double) > 1 then try_cast(replace(trim(value, '% '), ',', '.') as double) / 100
    else try_cast(replace(trim(value, '% '), ',', '.') as double) end;

-- Empty in disguise: a placeholder typed to get past a required field.
create or replace macro is_blank(value) as
  value is null or list_contains(getvariable('placeholders'), lower(trim(value)));
-- The same for a field: in amounts 0, 1 and what is negative are placeholders, no hours are none, in some fields "no" is an answer.
-- Case by case, so that texts are not read as numbers in other fields.
create or replace macro is_blank_field(field, value) as case
  when value is null then true
  when field in ('amount', 'revenue_actual') then is_blank(value) or coalesce(text_to_amount(value) <= 0 or text_to_amount(value) = 1, false)
  when field = 'hours_spent' then is_blank(value) or coalesce(text_to_amount(value) <= 0, false)
  when list_contains(getvariable('no_is_an_answer'), field) then is_blank(value) and lower(trim(value)) not in ('нет', 'no', 'none')
  else is_blank(value) end;
create or replace macro is_no_reason(value) as value is null or trim(value) in ('-', '?') or is_blank(value);

-- How many of the cuts, ascending, lie at or below the amount.
create or replace macro band_no(amount, cuts) as
  case when len(cuts) <= 3 then coalesce((cuts[1] <= amount)::integer, 0) + coalesce((cuts[2] <= amount)::integer, 0) + coalesce((cuts[3] <= amount)::integer, 0)
    else len(list_filter(cuts, lambda c: c <= amount)) end;
-- "0-50000", "50000-120000", "120000-": the band of an amount between the cuts; null for an unknown amount.
create or replace macro amount_band(amount, cuts) as case when amount is null then null else
  coalesce(cuts[band_no(amount, cuts)]::bigint::varchar, '0') || '-' || coalesce(cuts[band_no(amount, cuts) + 1]::bigint::varchar, '') end;
