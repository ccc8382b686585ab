import { type Column, type Kind, kinds } from '../../lib/schema/canonical.ts';
import { isOwnColumn } from '../../lib/schema/own-columns.ts';
import type { LandedFile } from './landing.ts';
import { literal } from './sql-text.ts';

/** One column of a file that is being loaded. */
export type Cell = {
  /** Its name in the reading statement: c0, c1, … */
  sql: string;
  header: string;
  column: Column | null;
  /** The text after the mapping's values, as SQL over `sql`. */
  text: string;
};

/** The columns of a file in their order, with what the mapping makes of their values. */
export function cellsOf(file: LandedFile): Cell[] {
  const kind = kindOf(file);
  return file.columns.map(({ header, canonical }, at) => {
    const sql = `c${at}`;
    const column = kind.columns.find((one) => one.name === canonical) ?? null;
    return { sql, header, column, text: withValues(sql, canonical ? file.values[canonical] : undefined) };
  });
}

export function kindOf(file: LandedFile): Kind {
  const kind = kinds.get(file.kind);
  if (!kind) throw new Error(`unknown kind ${file.kind}`);
  return kind;
}

function withValues(sql: string, values: Record<string, string> | undefined): string {
  const pairs = Object.entries(values ?? {});
  if (pairs.length === 0) return sql;
  const cases = pairs.map(
    ([raw, canonical]) => `when ${literal(raw.trim())} then nullif(${literal(canonical)}, '')`,
  );
  return `case ${sql} ${cases.join(' ')} else ${sql} end`;
}

/** The names of the columns that no kind knows, unique within the file; a nameless one is `column_N`. */
export function customNames(cells: readonly Cell[]): Map<Cell, string> {
  const names = new Map<Cell, string>();
  const used = new Set<string>();
  for (const [at, cell] of cells.entries()) {
    if (cell.column || isOwnColumn(cell.header)) continue;
    const base = cell.header || `column_${at + 1}`;
    let name = base;
    for (let n = 2; used.has(name); n++) name = `${base}_${n}`;
    used.add(name);
    names.set(cell, name);
  }
  return names;
}
