import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Language } from '../messages.ts';
import { inChunks } from './chunks.ts';
import { flatten, type Row } from './flatten.ts';
import { headingsOf, shownColumns, shownValue } from './headings.ts';

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

/** The lines of a CSV (comma, UTF-8, LF): the header, then a row each; nested objects are flattened with dots. */
export function* csvLines(rows: readonly Row[], language: Language | null = null): Generator<string> {
  const found = new Set<string>();
  for (const row of rows) for (const name of Object.keys(flatten(row))) found.add(name);
  const names = shownColumns([...found], language);
  yield `${headingsOf(names, language).map(cell).join(',')}\n`;
  for (const row of rows) {
    const flat = flatten(row);
    yield `${names.map((name) => cell(shownValue(name, flat[name], language))).join(',')}\n`;
  }
}

/** Rows as one CSV text. */
export function toCsv(rows: readonly Row[]): string {
  return [...csvLines(rows)].join('');
}

/** Writes rows as a CSV file, however many they are. */
export async function writeCsv(rows: readonly Row[], file: string, language: Language | null): Promise<void> {
  await pipeline(Readable.from(inChunks(csvLines(rows, language))), createWriteStream(file));
}
