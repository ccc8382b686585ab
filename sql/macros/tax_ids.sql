-- after: context
-- Tax ids by their check sums: ИНН of Russia (order of the tax service ЕД-7-14/559@ of 26.06.2020), БИН / ИИН of Kazakhstan
-- (decree 853 of 22.12.2003), УНП of Belarus (resolution 57/92 of the tax ministry). Null for a text of another form.
create or replace macro digit_at(value, place) as try_cast(substr(value, place, 1) as integer);
create or replace macro weighed(value, weights) as
  list_sum(list_transform(weights, lambda w, i: w * try_cast(substr(value, i::integer, 1) as integer)))::integer;

create or replace macro is_inn(value) as case
  when regexp_full_match(value, '\d{10}') then weighed(value, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 = digit_at(value, 10)
  when regexp_full_match(value, '\d{12}') then weighed(value, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 = digit_at(value, 11)
    and weighed(value, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 = digit_at(value, 12)
end;
-- Where the first weights leave 10, the second ones decide; a number that leaves 10 again is not given out.
create or replace macro is_bin(value) as case when regexp_full_match(value, '\d{12}') then
  if(weighed(value, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11 < 10, weighed(value, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11,
    weighed(value, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11) = digit_at(value, 12) end;
create or replace macro is_unp(value) as case when regexp_full_match(value, '\d{9}') then
  weighed(value, [29, 23, 19, 17, 13, 7, 5, 3]) % 11 = digit_at(value, 9) end;

create or replace macro tax_digits(value) as regexp_replace(value, '[\s.-]', '', 'g');
-- RU, KZ or BY as people write the country; null for any other and for none.
create or replace macro tax_country(country) as case
  when regexp_matches(fold_word(country), '^(ru|rus|russia|россия|рф|russianfederation|российскаяфедерация)$') then 'RU'
  when regexp_matches(fold_word(country), '^(kz|kaz|kazakhstan|казахстан|рк|республикаказахстан)$') then 'KZ'
  when regexp_matches(fold_word(country), '^(by|blr|belarus|беларусь|белоруссия|рб|республикабеларусь)$') then 'BY' end;
-- Whether it is right by the rules of its country; where the country is not told, by any that numbers of its length have; null: not judged.
create or replace macro is_tax_id(value, country) as case
  when is_blank(value) or (not is_blank(country) and tax_country(country) is null) then null
  when tax_country(country) = 'RU' then coalesce(is_inn(tax_digits(value)), false)
  when tax_country(country) = 'KZ' then coalesce(is_bin(tax_digits(value)), false)
  when tax_country(country) = 'BY' then if(regexp_matches(tax_digits(value), '^\p{L}'), null, coalesce(is_unp(tax_digits(value)), false))
  when regexp_full_match(tax_digits(value), '\d{12}') then is_inn(tax_digits(value)) or is_bin(tax_digits(value))
  when regexp_full_match(tax_digits(value), '\d{10}') then is_inn(tax_digits(value))
  when regexp_full_match(tax_digits(value), '\d{9}') then is_unp(tax_digits(value)) end;
