import type { Reader } from '../server/reader.ts';

/** A flaw in the reader's words; `bad_value: amount` names its column too. */
export function issueName({ t, find }: Pick<Reader, 't' | 'find'>, issue: string): string {
  const [id = '', column] = issue.split(': ');
  const name = find(`issue.${id}`) ?? id;
  return column ? t('imports.issue.of_column', { name, column: find(`field.${column}`) ?? column }) : name;
}

/** What the flaw means and what to do; null when nobody has written it. */
export function issueMeaning({ find }: Pick<Reader, 'find'>, issue: string): string | null {
  return find(`issue.${issue.split(': ')[0]}.what`);
}

/** Whether the examples of a flaw are numbers of deals and not the values themselves. */
export function namesDeals(issue: string): boolean {
  return !issue.startsWith('bad_value') && issue !== 'orphan' && issue !== 'conflicting_rows';
}
