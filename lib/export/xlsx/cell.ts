/** How a cell is shown; the number is its place in the list of styles. */
export const styles = {
  plain: 0,
  header: 1,
  integer: 2,
  number: 3,
  rate: 4,
  days: 5,
  date: 6,
  instant: 7,
  /** Text that looks like a formula: it stays text when it is edited. */
  guarded: 8,
} as const;

const dayMs = 86_400_000;
/** Days from the spreadsheet's day 0 to 1970; before March 1900 it counts a day that never was. */
const epochDay = 25_569;
const firstDay = 61;
const longestText = 32_767;

/** Milliseconds of a wall clock as a serial day number, or null where spreadsheets have none. */
export function serialDay(wallMs: number): number | null {
  const serial = wallMs / dayMs + epochDay;
  return Number.isFinite(serial) && serial >= firstDay ? serial : null;
}

/** A, B, … Z, AA: the letters of a column from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Text inside an element: escaped, without what XML cannot hold. */
export function xmlText(text: string): string {
  return text
    .replace(/_x[0-9A-Fa-f]{4}_/g, (code) => `_x005F${code}`)
    .replace(/\r/g, '_x000D_')
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const looksLikeFormula = (text: string) => /^[=+\-@\t\r\n]/.test(text);

/** One cell; null and what is no number leave it out. Text is always text, never a formula. */
export function cellXml(address: string, value: unknown, style: number): string {
  if (value === null || value === undefined || value === '') return '';
  const shown = style === styles.plain ? '' : ` s="${style}"`;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? `<c r="${address}"${shown}><v>${value}</v></c>` : '';
  }
  if (typeof value === 'boolean') return `<c r="${address}"${shown} t="b"><v>${value ? 1 : 0}</v></c>`;
  const text = String(value);
  const guard = looksLikeFormula(text) && style === styles.plain ? ` s="${styles.guarded}"` : shown;
  const cut = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  return `<c r="${address}"${guard} t="inlineStr"><is><t xml:space="preserve">${xmlText(cut)}</t></is></c>`;
}
