import type { Page } from '../server/open-page.ts';

type Words = Pick<Page, 't' | 'find'>;

function needText(need: string, { t, find }: Words): string {
  const [, file] = /^the file (\w+)$/.exec(need) ?? [];
  if (file) return t('not_judged.needs_file', { file: find(`kind.${file}`) ?? file });
  const [, history] = /^the field history of (\S+)$/.exec(need) ?? [];
  if (history) return t('not_judged.needs_field_history', { field: find(`field.${history}`) ?? history });
  return t('not_judged.needs_field', { field: find(`field.${need}`) ?? need });
}

const known: Readonly<Record<string, string>> = {
  'the process does not bind the order of stages': 'order',
  'no stage has a limit': 'no_limit',
  'the process requires no field': 'no_required',
  'the exports carry none of the required fields': 'not_carried',
  'the process states no criterion': 'no_criterion',
  'the exports carry nothing that the criteria need': 'criteria_absent',
  'the process does not ask for it': 'not_asked',
  'the process lists no reasons': 'no_reasons',
  'the process does not say from which stages a case may end': 'no_origins',
  'no stage expects an activity': 'no_expected',
  'the process expects no such task': 'no_task',
  'the rule is about deals': 'deals_only',
};

/** Why a rule is not judged, in the reader's words: what the report says, and so what would unlock it. */
export function whyNot(why: string, words: Words): string {
  const code = known[why];
  if (code) return words.t(`not_judged.${code}`);
  const needs = why.replace(/^needs /, '').split(' or ');
  const [first = '', ...others] = needs.map((need) => needText(need, words));
  const or = words.t('evidence.or');
  return [first, ...others.map((text) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`)].join(or);
}
