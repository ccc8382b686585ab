import { type Delimiter, delimiters } from './landing.ts';

/** The first records of a CSV text, cells trimmed; a last record that is cut off is left out. Lax: it only looks. */
export function firstRecords(text: string, delimiter: Delimiter, limit = 20): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let atStart = true;
  const endRecord = () => {
    cells.push(cell.trim());
    if (cells.length > 1 || cells[0] !== '') records.push(cells);
    cells = [];
    cell = '';
    atStart = true;
  };
  for (let at = 0; at < text.length && records.length < limit; at++) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && (atStart || cell.trim() === '')) {
      quoted = true;
      atStart = false;
      cell = '';
    } else if (char === delimiter) {
      cells.push(cell.trim());
      cell = '';
      atStart = true;
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at++;
      endRecord();
    } else {
      cell += char;
      atStart = false;
    }
  }
  return records.length < limit ? [...records, [...cells, cell.trim()]] : records;
}

/** The delimiter that gives the header most columns which the next lines share, or the one that was told. */
export function chooseDelimiter(
  text: string,
  told?: Delimiter,
): { delimiter: Delimiter; records: string[][] } {
  const tried = (told ? [told] : delimiters).map((delimiter) => {
    const records = firstRecords(text, delimiter).filter((cells) => cells.length > 1 || cells[0] !== '');
    const width = records[0]?.length ?? 0;
    const alike = records.filter((cells) => cells.length === width).length / Math.max(records.length, 1);
    return { delimiter, records, score: (width - 1) * (0.2 + alike) };
  });
  return tried.reduce((best, next) => (next.score > best.score ? next : best));
}

/** Blank lines before the header. */
export function leadingBlankLines(text: string): number {
  const lead = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text)?.[0] ?? '';
  return (lead.match(/\r\n|\n|\r/g) ?? []).length;
}
