import { flatten, type Row } from './flatten.ts';

/** Text that a spreadsheet would run as a formula is given a leading apostrophe; numbers stay numbers. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  const text = harmless(String(value));
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV (comma, UTF-8, LF) with a header; nested objects are flattened with dots. */
export function toCsv(rows: readonly Row[]): string {
  const flat = rows.map((row) => flatten(row));
  const names = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  const lines = [names.map(cell).join(',')];
  for (const row of flat) lines.push(names.map((name) => cell(row[name])).join(','));
  return `${lines.join('\n')}\n`;
}
