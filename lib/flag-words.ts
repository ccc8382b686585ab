import { absent, type Formatter, formatterOf } from './format.ts';
import { findText, type Language } from './messages.ts';

type Words = Readonly<Record<Language, string>>;

/** One event or value that a flag was judged on; `what` is a code, `before` and `after` as the export has them. */
export type FlagEvidence = {
  readonly what: string;
  readonly at: string | null;
  readonly before: string | null;
  readonly after: string | null;
};

/** What the words of evidence need to know of its process and workspace. */
export type EvidenceContext = {
  readonly language: Language;
  readonly currency: string;
  readonly timezone: string;
  /** Names of the states by id. */
  readonly states: ReadonlyMap<string, Words>;
  /** Names of the process's criteria by id. */
  readonly criteria?: ReadonlyMap<string, Words>;
};

/** What the sentence of a flag needs besides: whether its days are working days. */
export type FlagContext = EvidenceContext & { readonly isWorkingClock: boolean };

/** A piece of evidence as people read it. */
export type EvidenceWords = {
  /** It says when something happened, and not what a value was. */
  readonly isMoment: boolean;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
};

const currentValue = ' (current value)';

/** The code of a piece of evidence and what stands behind its colon. */
function codeOf(what: string): { code: string; detail: string | null } {
  const [code = what, ...rest] = what.split(': ');
  return { code, detail: rest.length > 0 ? rest.join(': ') : null };
}

function daysText(value: string, { language, isWorkingClock }: FlagContext): string {
  const n = Number.parseFloat(value);
  const shown = Number.isInteger(n) ? n : Number(n.toFixed(1));
  return findText(language, isWorkingClock ? 'count.working_days' : 'count.days', { n: shown }) ?? value;
}

/** Codes that say when something happened. */
const moments = ['last_sign', 'last_touch', 'entered', 'move', 'moved_by'];
/** Codes whose values are stages. */
const ofStages = ['move', 'first_stage', 'entered', 'moved_by'];
/** Codes that name one of the process's criteria or expected activities behind their colon. */
const ofCriteria = ['criterion', 'expected'];

/** A value of evidence; days without their unit, which the words of the evidence name. */
function valueText(code: string, value: string, { language, states }: EvidenceContext, f: Formatter): string {
  if (ofStages.includes(code))
    return states.get(value)?.[language] ?? findText(language, `outcome.${value}`) ?? value;
  if (code === 'days' || code === 'last_sign')
    return Number.parseFloat(value).toLocaleString(language, { maximumFractionDigits: 1 });
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return f.date(value);
  return value;
}

/** The name of the criterion in `criterion: id`, of the activity in `expected: id`; null for other evidence. */
function criterionText(what: string, { language, criteria }: EvidenceContext): string | null {
  const { code, detail } = codeOf(what.replace(currentValue, ''));
  return ofCriteria.includes(code) ? (criteria?.get(detail ?? '')?.[language] ?? detail) : null;
}

/** Names of the fields of `a | b`. */
function fieldsText(what: string, language: Language): string {
  const names = what.replace(currentValue, '').split(' | ');
  const or = findText(language, 'evidence.or') ?? ' / ';
  return names.map((name) => findText(language, `field.${name}`) ?? name).join(or);
}

function whatText(what: string, context: EvidenceContext): string {
  const { language } = context;
  const { code, detail } = codeOf(what);
  if (code === 'moved_by') return `${findText(language, 'evidence.moved_by')}: ${detail}`;
  const criterion = criterionText(what, context);
  if (criterion !== null) {
    const judged = what.endsWith(currentValue) ? `, ${findText(language, 'evidence.current_value')}` : '';
    return `${findText(language, `evidence.${code}`)} «${criterion}»${judged}`;
  }
  const [kind = '', field] = detail?.split(': ') ?? [];
  const known = findText(language, detail ? `evidence.${code}.${kind}` : `evidence.${code}`);
  const name = known ?? findText(language, `evidence.${code}`) ?? fieldsText(what, language);
  const own = field ? `${name} «${fieldsText(field, language)}»` : name;
  return what.endsWith(currentValue) ? `${own}, ${findText(language, 'evidence.current_value')}` : own;
}

function formatterFor({ language, currency, timezone }: EvidenceContext): Formatter {
  return formatterOf(language, currency, timezone);
}

/** A piece of evidence in words: what it is, what was, what became. */
export function evidenceWords(evidence: FlagEvidence, context: EvidenceContext): EvidenceWords {
  const f = formatterFor(context);
  const { code } = codeOf(evidence.what);
  const text = (value: string | null) => (value === null ? null : valueText(code, value, context, f));
  return {
    isMoment: moments.includes(code),
    what: whatText(evidence.what, context),
    before: text(evidence.before),
    // The threshold, not what became.
    after: code === 'last_sign' || code === 'last_touch' ? null : text(evidence.after),
  };
}

/** What happened, in one sentence: the words of the rule with the values of the latest evidence in them. */
export function flagMessage(
  rule: string,
  stage: string | null,
  evidence: readonly FlagEvidence[],
  context: FlagContext,
): string {
  const { language, states } = context;
  const f = formatterFor(context);
  const last = evidence.at(-1);
  const { code } = codeOf(last?.what ?? '');
  const text = (value: string | null | undefined) => {
    if (value === null || value === undefined) return absent;
    return code === 'days' || code === 'last_sign'
      ? daysText(value, context)
      : valueText(code, value, context, f);
  };
  const values = {
    what: last ? (criterionText(last.what, context) ?? fieldsText(last.what, language)) : '',
    before: text(last?.before),
    after: text(last?.after),
    stage: (stage && states.get(stage)?.[language]) ?? stage ?? absent,
    since: f.day(last?.at),
  };
  return findText(language, `rule.${rule}.flag`, values) ?? findText(language, `rule.${rule}`) ?? rule;
}
