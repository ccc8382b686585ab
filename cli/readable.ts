import { cellText } from '../lib/cell-text.ts';
import { flatten, type Row } from '../lib/export/flatten.ts';
import { findText, type Language } from '../lib/messages.ts';
import { table } from './table.ts';

const head = ['metric', 'process', 'as_of', 'build', 'n_cases'];
const hidden = new Set([...head, 'filters', 'ignored', 'excluded', 'as_of_exact']);

const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => one !== null && typeof one === 'object');

function word(language: Language, name: string): string {
  return findText(language, `column.${name}`) ?? name;
}

/** An answer as plain text for people: what it is about, its figures, its lists. */
export function readable(answer: Row, { language }: { language: Language }): string {
  const lines = [
    head
      .filter((name) => answer[name] !== undefined && answer[name] !== null)
      .map((name) => `${word(language, name)}: ${cellText(answer[name], language)}`)
      .join('   '),
  ];
  const figures: Row = Object.fromEntries(
    Object.entries(answer).filter(([name, value]) => !hidden.has(name) && !isRows(value)),
  );
  for (const [name, value] of Object.entries(flatten(figures)))
    lines.push(`${word(language, name)}: ${cellText(value, language)}`);
  for (const [name, value] of Object.entries(answer)) {
    if (hidden.has(name) || !isRows(value)) continue;
    lines.push(
      '',
      `${word(language, name)}`,
      table(
        value.map((row) => flatten(row)),
        { language },
      ),
    );
  }
  const { excluded, ignored } = answer;
  if (isRows(excluded)) {
    lines.push('');
    for (const one of excluded) {
      lines.push(findText(language, 'cli.excluded', { reason: String(one.reason), n: String(one.n) }) ?? '');
    }
  }
  if (Array.isArray(ignored) && ignored.length > 0) {
    lines.push(findText(language, 'cli.ignored', { names: ignored.join(', ') }) ?? '');
  }
  return lines.join('\n');
}
