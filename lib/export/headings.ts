import { findText, type Language } from '../messages.ts';

/** Columns whose values are codes, and the messages that name them. */
const codes: Readonly<Record<string, string>> = {
  outcome: 'outcome',
  rule: 'rule',
  exit: 'exit',
  severity: 'severity',
  issue: 'issue',
};

const last = (key: string) => key.slice(key.lastIndexOf('.') + 1);

/** The columns to show in a language: of a text in both languages only that one. Null shows all, by their codes. */
export function shownColumns(keys: readonly string[], language: Language | null): string[] {
  if (!language) return [...keys];
  const all = new Set(keys);
  const other = language === 'ru' ? '.en' : '.ru';
  return keys.filter((key) => !(key.endsWith(other) && all.has(`${key.slice(0, -3)}.${language}`)));
}

function partName(part: string, language: Language): string {
  const keys = [`column.${part}`, `define.${part}.name`, `sheet.${part}`];
  for (const key of keys) {
    const found = findText(language, key);
    if (found !== null) return found;
  }
  return part;
}

/** The heading of a column: its name in the language, of nested ones each part's; else its code. */
export function headingOf(key: string, language: Language | null): string {
  if (!language) return key;
  const base = key.endsWith(`.${language}`) ? key.slice(0, -3) : key;
  const whole = findText(language, `column.${base}`);
  if (whole !== null || base.startsWith('custom.')) return whole ?? base;
  return base
    .split('.')
    .map((part) => partName(part, language))
    .join(': ');
}

/** Headings of columns, no two the same. */
export function headingsOf(keys: readonly string[], language: Language | null): string[] {
  const titles = keys.map((key) => headingOf(key, language));
  return titles.map((title, i) =>
    titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} (${keys[i]})`,
  );
}

/** A value as it is shown: the name of a code, else the value itself. */
export function shownValue(key: string, value: unknown, language: Language | null): unknown {
  const prefix = language && typeof value === 'string' ? codes[last(key)] : undefined;
  if (!prefix || !language) return value;
  return findText(language, `${prefix}.${value}`) ?? value;
}

/** The name of a sheet: of its list in the language, else the list's key. */
export function sheetName(key: string, language: Language | null): string {
  return (
    (language && (findText(language, `sheet.${key}`) ?? findText(language, `sheet.${last(key)}`))) || key
  );
}
