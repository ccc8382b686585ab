import type { Check } from './process/schema-checks.ts';
import type { Process, StateKind, Words } from './process/types.ts';
import { type Carried, type Checkability, checkability, fieldsIn } from './process-page-checks.ts';
import type { ProcessCriterion, ProcessField } from './process-page-types.ts';

type RawWords = string | { readonly en?: string; readonly ru?: string } | undefined;
type RawCriterion = {
  readonly id: string;
  readonly basis?: 'action' | 'previous' | 'ours';
  readonly en?: string;
  readonly ru?: string;
  readonly check: Check;
  readonly applies_when?: Readonly<Record<string, unknown>>;
};
export type RawState = {
  readonly id: string;
  readonly summary?: RawWords;
  readonly artefact?: RawWords;
  readonly materials?: RawWords;
  readonly entry?: readonly RawCriterion[];
  readonly exit?: readonly RawCriterion[];
  readonly requires?: readonly Check[];
};
export type RawPart = {
  readonly suggested?: readonly string[] | boolean;
  readonly opening?: readonly RawCriterion[];
} & Readonly<Record<'stages' | 'won' | 'lost' | 'neutral', readonly RawState[] | undefined>>;

export function wordsOf(raw: RawWords): Words | null {
  if (raw === undefined) return null;
  if (typeof raw === 'string') return { en: raw, ru: raw };
  const text = raw.ru ?? raw.en;
  return text === undefined ? null : { en: raw.en ?? text, ru: text };
}

/** What only some cases need is not judged, whatever the exports carry. */
function unlessConditional(seen: Checkability, isConditional: boolean): Checkability {
  return isConditional && seen.state === 'judged' ? { state: 'present', names: [] } : seen;
}

export function criteriaOf(raw: readonly RawCriterion[] | undefined, carried: Carried): ProcessCriterion[] {
  return (raw ?? []).map(({ id, basis, en, ru, check, applies_when: appliesWhen }) => ({
    id,
    words: wordsOf({ ...(en && { en }), ...(ru && { ru }) }),
    basis: basis ?? 'stated',
    looksAt: fieldsIn(check),
    ...(appliesWhen && { appliesWhen }),
    ...unlessConditional(checkability(check, carried), appliesWhen !== undefined),
  }));
}

/** Rules that judge a field of a final state whatever the process asks. */
const judgedFields: Readonly<Record<string, string>> = {
  'won amount': 'amount_missing',
  'lost lost_reason': 'lost_without_reason',
  'lost loss_context': 'lost_without_context',
  'lost after_loss': 'lost_without_disposition',
  'won won_reason': 'won_without_reason',
  'won csat': 'won_without_feedback',
  'won key_learnings': 'won_without_learnings',
};

/** What a final state asks for: checks without words of their own, called by their fields. */
export function requirementsOf(
  raw: readonly Check[] | undefined,
  kind: StateKind,
  carried: Carried,
): ProcessCriterion[] {
  return (raw ?? []).map((check, index) => {
    const rule = judgedFields[`${kind} ${check.field}`];
    const isJudged = rule !== undefined && carried.judged.has(rule);
    return {
      id: `requires-${index + 1}`,
      words: null,
      basis: 'stated',
      looksAt: fieldsIn(check),
      ...(isJudged ? { state: 'judged', names: [rule] } : checkability(check, carried)),
    };
  });
}

export function fieldsOf(
  process: Process,
  state: Process['states'][number],
  carried: Carried,
): ProcessField[] {
  const isJudged = carried.judged.has('field_missing');
  return state.required.map(({ anyOf, appliesWhen }) => {
    const isStated =
      process.requiredStated === 'all' || anyOf.some((field) => process.requiredStated.includes(field));
    const { state: seen } = checkability({ any: anyOf.map((field) => ({ field })) }, carried);
    const asked = { anyOf, ...(appliesWhen && { appliesWhen }) };
    if (seen === 'field') return { ...asked, state: 'absent' };
    if (seen === 'unread') return { ...asked, state: 'unread' };
    return { ...asked, state: isStated && isJudged && !appliesWhen ? 'judged' : 'proposed' };
  });
}
