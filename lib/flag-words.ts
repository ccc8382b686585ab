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

/** A value of evidence; days without their unit, which the words of the evidence name. */
function valueText(code: string, value: string, { language, states }: EvidenceContext, f: Formatter): string {
  if (code === 'move' || code === 'first_stage' || code === 'entered')
    return states.get(value)?.[language] ?? findText(language, `outcome.${value}`) ?? value;
  if (code === 'days' || code === 'last_sign')
    return Number.parseFloat(value).toLocaleString(language, { maximumFractionDigits: 1 });
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return f.date(value);
  return value;
}

/** Names of the fields of `a | b`. */
function fieldsText(what: string, language: Language): string {
  const names = what.replace(currentValue, '').split(' | ');
  const or = findText(language, 'evidence.or') ?? ' / ';
  return names.map((name) => findText(language, `field.${name}`) ?? name).join(or);
}

function whatText(what: string, language: Language): string {
  const { code, detail } = codeOf(what);
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
    isMoment: code === 'last_sign' || code === 'entered' || code === 'move',
    what: whatText(evidence.what, context.language),
    before: text(evidence.before),
    // The threshold, not what became.
    after: code === 'last_sign' ? null : text(evidence.after),
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
    what: last ? fieldsText(last.what, language) : '',
    before: text(last?.before),
    after: text(last?.after),
    stage: (stage && states.get(stage)?.[language]) ?? stage ?? absent,
    since: f.day(last?.at),
  };
  return findText(language, `rule.${rule}.flag`, values) ?? findText(language, `rule.${rule}`) ?? rule;
}
