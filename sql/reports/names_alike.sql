-- One row per spelling and the name that it may be: the same letters and digits but for case, ё and signs; the same words in another
-- order; a first name and its initial; or, in longer names, one or two letters' difference. The rarer is the spelling.
with folded as (
  select *, trim(regexp_replace(replace(lower(name), 'ё', 'е'), '[^\p{L}\p{N}]+', ' ', 'g')) as plain from names
),
worded as (
  select *, list_sort(string_split(plain, ' ')) as words, string_split(plain, ' ') as w from folded where plain <> ''
),
pairs as (
  select
    a.field, a.name as spelling, a.n as n_spelling, b.name, b.n,
    case
      when replace(a.plain, ' ', '') = replace(b.plain, ' ', '') or a.words = b.words then 1
      when a.field = 'owner' and len(a.w) = 2 and len(b.w) = 2 and (
        (len(a.w[1]) = 1 and starts_with(b.w[1], a.w[1]) and a.w[2] = b.w[2])
        or (len(a.w[1]) = 1 and starts_with(b.w[2], a.w[1]) and a.w[2] = b.w[1])
        or (len(a.w[2]) = 1 and starts_with(b.w[2], a.w[2]) and a.w[1] = b.w[1])
        or (len(a.w[2]) = 1 and starts_with(b.w[1], a.w[2]) and a.w[1] = b.w[2])) then 2
      when least(length(a.plain), length(b.plain)) >= 8
        and regexp_extract_all(a.plain, '\d+') = regexp_extract_all(b.plain, '\d+')
        and levenshtein(a.plain, b.plain) <= 2 then 3
    end as likeness
  from worded as a
  inner join worded as b on a.field = b.field and (a.n < b.n or (a.n = b.n and a.name > b.name))
)
select field, spelling, n_spelling, name, n
from pairs
where likeness is not null
qualify row_number() over (partition by field, spelling order by likeness, n desc, name) = 1
order by likeness, n desc, spelling
limit 50
