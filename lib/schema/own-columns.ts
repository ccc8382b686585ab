/**
 * Columns that stand beside the cells of a refused row when it is given back to be corrected. Every reader passes over
 * them, so that the corrected file can be imported as it is; a leading apostrophe in its cells is the guard's.
 */
const prefix = 'voronka:';

export const ownColumns = {
  line: `${prefix}line`,
  column: `${prefix}column`,
  value: `${prefix}value`,
  reason: `${prefix}reason`,
  /** Only inside an import: the cells of a row as its file gave them. */
  cells: `${prefix}cells`,
  /** A record that is no row of a table, as it came. */
  record: `${prefix}record`,
} as const;

/** Whether a header is one of the product's own. */
export const isOwnColumn = (header: string): boolean => header.trim().toLowerCase().startsWith(prefix);

/** How a file is read where its texts or names leave it open, as the header of an empty column. */
export const hintColumn = (what: 'dates' | 'decimal' | 'kind', option: string): string =>
  `${prefix}${what}=${option}`;

/** The kind that a corrected file says it is. */
export const kindIn = (headers: readonly string[]): string | undefined =>
  headers.filter(isOwnColumn).flatMap((header) => /kind=(\w+)$/i.exec(header)?.[1]?.toLowerCase() ?? [])[0];

/** What the headers of a corrected file say of its dates and decimals. */
export function hintsIn(headers: readonly string[]): { dates?: 'DMY' | 'MDY' | 'YMD'; decimal?: ',' | '.' } {
  const told = headers.filter(isOwnColumn).join('\n');
  const dates = /dates=(DMY|MDY|YMD)$/im.exec(told)?.[1]?.toUpperCase() as 'DMY' | 'MDY' | 'YMD' | undefined;
  const decimal = /decimal=([.,])$/im.exec(told)?.[1] as ',' | '.' | undefined;
  return { ...(dates && { dates }), ...(decimal && { decimal }) };
}

/** A cell that no spreadsheet runs as a formula or rounds as a number; `unguardedSql` takes the guard off again. */
export const guarded = (text: string): string =>
  /^[=+\-@\t\r\n']/.test(text) || /^(0\d+|\d{16,})$/.test(text) ? `'${text}` : text;

/** SQL: a cell of a corrected file without its guard. */
export const unguardedSql = (sql: string): string =>
  `case when starts_with(${sql}, '''') then substr(${sql}, 2) else ${sql} end`;
