-- Whether an activity is of a kind that a stage expects, and its subject holds all the key words.
create or replace macro fits_expectation(kind, subject, kinds, keywords) as
  (len(kinds) = 0 or list_contains(kinds, kind))
  and (len(keywords) = 0 or len(list_filter(keywords, lambda w: contains(lower(subject), w))) = len(keywords));
