import { z } from 'zod';
import { check, flag, id, oneOf, strict, text, texts } from './schema-checks.ts';
import { condition } from './schema-conditions.ts';
import {
  derived,
  expectation,
  milestone,
  noticed,
  processCheck,
  startedFrom,
  trigger,
} from './schema-events.ts';
import { classifiers, hours } from './schema-lists.ts';
import { reasons } from './schema-reasons.ts';
import { rule } from './schema-rules.ts';
import { chain } from './schema-system.ts';
import { calendarForm, words } from './schema-words.ts';

const number = z.number({ error: 'number' });

const match = z.array(
  z.union([text, strict({ pipeline: text, stage: text }, 'match', 'match')], { error: 'match' }),
  { error: 'list' },
);
const required = z.array(
  z.union(
    [
      text,
      strict({ any: texts.min(1, 'required'), applies_when: condition.optional() }, 'required', 'required'),
      strict({ field: text, applies_when: condition.optional() }, 'required', 'required'),
    ],
    { error: 'required' },
  ),
  { error: 'required' },
);
const criterion = strict(
  {
    id,
    basis: oneOf(['action', 'previous', 'ours'], 'basis').optional(),
    en: text.optional(),
    ru: text.optional(),
    check,
    applies_when: condition.optional(),
  },
  'map',
  'criterion',
);
const criteria = z.array(criterion, { error: 'list' });
const clock = oneOf(['calendar', 'working'], 'clock');

/** Keys that active and final states share. */
const state = {
  id,
  name: words.optional(),
  match: match.optional(),
  also: texts.optional(),
  summary: words.optional(),
  artefact: words.optional(),
  materials: words.optional(),
  required: required.optional(),
  soft: texts.optional(),
  kpis: texts.optional(),
  triggers: texts.optional(),
  applies_when: condition.optional(),
  suggested: flag.optional(),
};

const stage = strict(
  {
    ...state,
    entry: criteria.optional(),
    exit: criteria.optional(),
    expects: z.array(expectation, { error: 'list' }).optional(),
    limit_days: z.number({ error: 'limit' }).positive('limit').nullable().optional(),
    clock: clock.optional(),
    probability: z
      .number({ error: 'probability' })
      .min(0, 'probability')
      .max(1, 'probability')
      .nullable()
      .optional(),
  },
  'map',
  'stage',
);

const finalKeys = {
  ...state,
  requires: z.array(check, { error: 'list' }).optional(),
  from: texts.optional(),
  when: text.optional(),
};
const final = strict(finalKeys, 'map', 'final');
const lostFinal = strict(
  { ...finalKeys, kind: oneOf(['disqualified'], 'lostKind').optional() },
  'map',
  'final',
);
const finals = z.array(final, { error: 'list' });

const policy = strict(
  {
    order: oneOf(['strict', 'free'], 'order').optional(),
    returns: flag.optional(),
    repeats: flag.optional(),
    final_locked: flag.optional(),
    resume_from_neutral: flag.optional(),
    start_anywhere: flag.optional(),
    finish_from_any_stage: flag.optional(),
  },
  'map',
  'policy',
);

const ascending = (cuts: number[]) => cuts.every((cut, at) => at === 0 || cut > (cuts[at - 1] ?? cut));

/** A part of a definition: the least form with every key of the full form. */
export const partSchema = strict(
  {
    id,
    system: id.optional(),
    version: z.number({ error: 'version' }).int('version').min(1, 'version').optional(),
    effective_from: z.iso.date({ error: 'day' }).optional(),
    name: words.optional(),
    entity: oneOf(['deal', 'lead', 'contract'], 'entity'),
    order: oneOf(['strict', 'free'], 'order').optional(),
    repeats: oneOf(['merge', 'keep'], 'repeats').optional(),
    default_policy: oneOf(['implied', 'observed', 'strict'], 'policyName').optional(),
    cumulative: flag.optional(),
    clock: clock.optional(),
    calendar: calendarForm.optional(),
    hours: hours.optional(),
    pipelines: texts.nullable().optional(),
    inferred: flag.optional(),
    suggested: z.union([texts, flag], { error: 'texts' }).optional(),
    required_stated: z.union([texts, z.literal('all')], { error: 'stated' }).optional(),
    terms: z.record(z.string(), words, { error: 'map' }).optional(),
    applies_when: condition.optional(),
    started_from: startedFrom.optional(),
    opening: criteria.optional(),
    stages: z.array(stage, { error: 'stages' }).min(1, 'stages'),
    won: finals.optional(),
    lost: z.array(lostFinal, { error: 'list' }).optional(),
    neutral: finals.optional(),
    derive: z.record(z.string(), derived, { error: 'map' }).optional(),
    policy: policy.optional(),
    reasons: reasons.optional(),
    milestones: z.array(milestone, { error: 'list' }).optional(),
    triggers: z.array(trigger, { error: 'list' }).optional(),
    rules: z.record(z.string(), rule, { error: 'map' }).nullable().optional(),
    amount_bands: z.array(number.positive('bands'), { error: 'bands' }).refine(ascending, 'bands').optional(),
    dimensions: texts.optional(),
    win_base: text.optional(),
    win_rate_split: texts.optional(),
    kpis: texts.optional(),
    reports: texts.optional(),
    notify: z.record(z.string(), noticed, { error: 'map' }).optional(),
    activity_results: text.optional(),
    process_check: processCheck.optional(),
    chain: chain.optional(),
    ...classifiers,
  },
  'map',
  'part',
);

export type PartDefinition = z.infer<typeof partSchema>;
export type StateDefinition = z.infer<typeof lostFinal> & Partial<z.infer<typeof stage>>;
export type WordsDefinition = z.infer<typeof words>;
