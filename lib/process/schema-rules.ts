import { z } from 'zod';
import { flag, oneOf, text, texts } from './schema-checks.ts';
import { condition } from './schema-conditions.ts';

const amount = z.number({ error: 'number' }).min(0, 'number').optional();
const words = texts.optional();
const word = text.optional();

/** Settings that rules know by name; those of a rule to come are kept as written. */
export const ruleSettings = {
  severity: oneOf(['low', 'medium', 'high'], 'severity').optional(),
  enabled: flag.optional(),
  applies_when: condition.optional(),
  days: amount,
  times: amount,
  minutes: amount,
  cases: amount,
  stages: amount,
  attempts: amount,
  distinct_days: amount,
  working_minutes: amount,
  working_days: amount,
  grace_days: amount,
  days_before_end: amount,
  activities: amount,
  spread: amount,
  moves_back_and_forth_by_different_users: amount,
  visits_of_one_stage: amount,
  count_cancelled_within_minutes: amount,
  unit: oneOf(['day', 'month'], 'unit').optional(),
  direction: oneOf(['inbound', 'outbound'], 'direction').optional(),
  since: oneOf(['stage', 'start'], 'since').optional(),
  stage: word,
  from_stage: word,
  field: word,
  fields: words,
  reason: word,
  task: word,
  from_dictionary: word,
  evidence: words,
  expect: words,
  entities: words,
  category: words,
  ignore_via: words,
  basis: z.array(oneOf(['stated', 'action', 'previous', 'ours'], 'bases'), { error: 'bases' }).optional(),
  overdue_counts: flag.optional(),
  exempt: z.union([texts, z.record(z.string(), z.unknown())], { error: 'exempt' }).optional(),
};

/** A rule's settings; `false` switches it off, nothing takes it as it is. */
export const rule = z.union(
  [z.looseObject(ruleSettings).meta({ place: 'rule' }), z.literal(false), z.null()],
  { error: 'rule' },
);
