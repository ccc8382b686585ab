import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Row = Readonly<Record<string, string>>;
/** The canonical tables of the twelve deals by name, every cell as text. */
export type Canon = Readonly<Record<string, readonly Row[]>>;

export const tiny: string = join(import.meta.dirname, '..', '..', '..', '..', 'fixtures', 'tiny');

function rowsOf(text: string): Row[] {
  const [head = '', ...lines] = text.trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

/** The tables of fixtures/tiny, none of whose cells needs quotes. */
export const canon: Canon = Object.fromEntries(
  readdirSync(tiny)
    .filter((file) => file.endsWith('.csv'))
    .map((file) => [file.replace('.csv', ''), rowsOf(readFileSync(join(tiny, file), 'utf8'))]),
);

type Cell = string | number | null | undefined;

/** A table as text: header from the first row, every cell as `cell` writes it. */
export function table(
  rows: readonly Readonly<Record<string, Cell>>[],
  { delimiter = ',', end = '', quoted = false } = {},
): string {
  const cell = (value: Cell) => {
    const text = String(value ?? '');
    return quoted || text.includes(delimiter) || text.includes('"')
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
  return lines.map((cells) => `${cells.map(cell).join(delimiter)}${end}\n`).join('');
}

/** Writes files of these names; what is not a text becomes JSON. */
export function writeFiles(folder: string, files: Readonly<Record<string, unknown>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

/** Writes canonical tables; one without rows is left out. */
export function writeCanon(folder: string, tables: Canon): void {
  const filled = Object.entries(tables).filter(([, rows]) => rows.length > 0);
  writeFiles(folder, Object.fromEntries(filled.map(([name, rows]) => [`${name}.csv`, table(rows)])));
}
