-- A word as classifiers are searched: case, ё/е, spaces and punctuation folded away.
create or replace macro fold_word(value) as regexp_replace(replace(lower(value), 'ё', 'е'), '[\p{P}\p{Z}\p{C}]+', '', 'g');
