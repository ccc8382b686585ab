import { z } from 'zod';
import { isCalendar } from '../calendar/working-days.ts';
import { check, criterion, flag, id, oneOf, strict, text, texts } from './schema-checks.ts';

const number = z.number({ error: 'number' });
const anything = z.unknown().optional();

/** Keys whose values are kept and shown as they are: they add nothing to the inferred type. */
function kept(names: string): Record<never, never> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((key) => [key, anything]),
  );
}

const bilingual = strict({ en: text.optional(), ru: text.optional() }, 'words').refine(
  ({ en, ru }) => en !== undefined || ru !== undefined,
  'words',
);
const words = z.union([text, bilingual], { error: 'words' });

const match = z.array(z.union([text, strict({ pipeline: text, stage: text })], { error: 'match' }), {
  error: 'list',
});
const required = z.array(z.union([text, strict({ any: texts })], { error: 'required' }), {
  error: 'required',
});
const checks = z.array(check, { error: 'list' });
const criteria = z.array(criterion, { error: 'list' });

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
  applies_when: anything,
  suggested: anything,
};

const stage = strict({
  ...state,
  entry: criteria.optional(),
  exit: criteria.optional(),
  expects: z.array(z.record(z.string(), z.unknown(), { error: 'map' }), { error: 'list' }).optional(),
  limit_days: number.positive('limit').nullable().optional(),
  clock: oneOf(['calendar', 'working'], 'clock').optional(),
  probability: number.min(0, 'probability').max(1, 'probability').nullable().optional(),
});

const final = strict({
  ...state,
  requires: checks.optional(),
  from: texts.optional(),
  when: text.optional(),
});
const lostFinal = final.extend({ kind: oneOf(['disqualified'], 'lostKind').optional() });
const finals = z.array(final, { error: 'list' });

const reason = strict({
  id,
  name: words.optional(),
  en: text.optional(),
  ru: text.optional(),
  synonyms: texts.optional(),
  parent: text.optional(),
  needs: texts.optional(),
  group: text.optional(),
  suggested: anything,
});
const reasonList = z.array(z.union([text, reason], { error: 'reasons' }), { error: 'reasons' });
const reasons = z.union(
  [
    reasonList,
    z
      .object({
        suggested: anything,
        note: text.optional(),
        origin: text.optional(),
        empty: texts.optional(),
      })
      .catchall(reasonList),
  ],
  { error: 'reasons' },
);

const rule = z.union([z.record(z.string(), z.unknown()), z.literal(false), z.null()], { error: 'rule' });

const calendar = text.refine(isCalendar, 'calendar');
const calendarForm = z.union(
  [calendar, strict({ days: calendar, hours: texts.optional(), suggested: anything })],
  {
    error: 'calendar',
  },
);

const policy = strict({
  order: oneOf(['strict', 'free'], 'order').optional(),
  returns: flag.optional(),
  repeats: flag.optional(),
  final_locked: flag.optional(),
  resume_from_neutral: flag.optional(),
  start_anywhere: flag.optional(),
  finish_from_any_stage: flag.optional(),
});

const ascending = (cuts: number[]) => cuts.every((cut, at) => at === 0 || cut > (cuts[at - 1] ?? cut));

/** A part of a definition: the least form of CONTRACT 5 with every key of the full form of PROCESSES 1. */
export const partSchema = strict({
  id,
  system: id.optional(),
  version: number.int('version').min(1, 'version').optional(),
  effective_from: z.string({ error: 'day' }).pipe(z.iso.date('day')).optional(),
  name: words.optional(),
  entity: oneOf(['deal', 'lead', 'contract'], 'entity'),
  order: oneOf(['strict', 'free'], 'order').optional(),
  repeats: oneOf(['merge', 'keep'], 'repeats').optional(),
  default_policy: oneOf(['implied', 'observed', 'strict'], 'policyName').optional(),
  cumulative: flag.optional(),
  clock: oneOf(['calendar', 'working'], 'clock').optional(),
  calendar: calendarForm.optional(),
  pipelines: texts.nullable().optional(),
  inferred: flag.optional(),
  suggested: z.union([texts, flag], { error: 'texts' }).optional(),
  required_stated: z.union([texts, z.literal('all')], { error: 'stated' }).optional(),
  terms: z.record(z.string(), words, { error: 'map' }).optional(),
  stages: z.array(stage, { error: 'stages' }).min(1, 'stages'),
  won: finals.optional(),
  lost: z.array(lostFinal, { error: 'list' }).optional(),
  neutral: finals.optional(),
  policy: policy.optional(),
  reasons: reasons.optional(),
  rules: z.record(z.string(), rule, { error: 'map' }).nullable().optional(),
  amount_bands: z.array(number.positive('bands'), { error: 'bands' }).refine(ascending, 'bands').optional(),
  kpis: texts.optional(),
  opening: criteria.optional(),
  ...kept(`started_from derive milestones triggers dimensions win_base process_check reports win_rate_split
    notify activity_results applies_when chain fields roles activity_types sources signals after_loss won_reasons
    pause_reasons placeholders hours`),
});

/** The head of a system: its parts (ids of the documents that follow, or the parts themselves) and their chain. */
export const systemSchema = strict({
  system: id,
  name: words.optional(),
  version: number.int('version').min(1, 'version').optional(),
  parts: z
    .array(z.union([id, z.record(z.string(), z.unknown())], { error: 'list' }), { error: 'list' })
    .min(1, 'list'),
  chain: z.array(z.record(z.string(), z.unknown(), { error: 'map' }), { error: 'list' }).optional(),
  ...kept(`sal handover main_outcome zones end_to_end link_unit page next_step fields roles activity_types sources
    signals after_loss won_reasons pause_reasons placeholders calendar`),
});

export type PartDefinition = z.infer<typeof partSchema>;
export type StateDefinition = z.infer<typeof lostFinal> & Partial<z.infer<typeof stage>>;
export type WordsDefinition = z.infer<typeof words>;
