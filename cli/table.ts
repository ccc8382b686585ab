import { cellText } from '../lib/cell-text.ts';
import { findText, type Language } from '../lib/messages.ts';

type Row = Readonly<Record<string, unknown>>;

const widest = 72;

function clip(text: string): string {
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}

/** Rows as an aligned plain table with a header; numbers to the right. */
export function table(rows: readonly Row[], { language }: { language: Language }): string {
  if (rows.length === 0) return findText(language, 'cli.empty') ?? '';
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => {
    const texts = rows.map((row) => clip(cellText(row[name], language)));
    const head = findText(language, `column.${name}`) ?? name;
    const right = rows.every(
      (row) => row[name] === null || row[name] === undefined || typeof row[name] === 'number',
    );
    const width = Math.max(head.length, ...texts.map((text) => text.length));
    return { head, texts, width, right };
  });
  const line = (pick: (column: (typeof columns)[number]) => string) =>
    columns
      .map((column) =>
        column.right ? pick(column).padStart(column.width) : pick(column).padEnd(column.width),
      )
      .join('  ')
      .trimEnd();
  return [
    line((column) => column.head),
    line((column) => '─'.repeat(column.width)),
    ...rows.map((_, index) => line((column) => column.texts[index] ?? '')),
  ].join('\n');
}
