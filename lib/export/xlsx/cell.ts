import type { CellObject } from 'write-excel-file/node';

const longestText = 32_767;
/** Before March 1900 spreadsheets count a day that never was. */
const firstDay = Date.UTC(1900, 2, 1);

/** How texts that look like a formula are shown: they stay text when they are edited. */
const asText = '@';
const looksLikeFormula = (text: string) => /^[=+\-@\t\r\n]/.test(text);

/** Text as the file holds it: what looks like an escape is escaped, a half of a character is left out. */
function written(text: string): string {
  const cut = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  const safe = cut
    .replace(/_x[0-9A-Fa-f]{4}_/g, (code) => `_x005F${code}`)
    .replaceAll('\r', '_x000D_')
    .replace(/\p{Cs}/gu, '');
  // The library looks texts up in a plain object, where "constructor" is always found; it drops U+0000.
  return safe in Object.prototype ? `${safe}\u0000` : safe;
}

/** Text, never a formula. */
export function textCell(text: string): CellObject {
  const cell = { value: written(text), type: String };
  return looksLikeFormula(text) ? { ...cell, format: asText } : cell;
}

/** A wall clock in milliseconds "as if UTC" as a day of a spreadsheet, or null where spreadsheets have none. */
export function dayCell(wallMs: number, format: string): CellObject | null {
  return wallMs >= firstDay ? { value: new Date(wallMs), type: Date, format } : null;
}

/** Any other value by its own type; null and what is no number are left out. */
export function plainCell(value: unknown, format?: string): CellObject | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? { value, type: Number, format } : null;
  if (typeof value === 'boolean') return { value, type: Boolean };
  return textCell(String(value));
}
