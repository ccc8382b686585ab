import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import { VoronkaError } from '../../errors.ts';
import { textCell } from './cell.ts';
import { filters } from './filters.ts';

export type Sheet = {
  readonly name: string;
  readonly header: readonly string[];
  readonly widths: readonly number[];
  /** How many rows there are beside the header. */
  readonly count: number;
  /** Whether the rows can be filtered by the header. */
  readonly isTable: boolean;
  rows(): Iterable<Cell[]>;
};

const mostRows = 1_048_576;
const mostColumns = 16_384;
/** They are in memory together, some 250 bytes each. */
const mostCells = 5_000_000;

/** Names that Excel takes: 31 characters, none of []:*?/\, each once. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const names: string[] = [];
  for (const { name } of sheets) {
    const safe =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'|'$/g, ' ')
        .trim()
        .slice(0, 31) || 'sheet';
    let candidate = safe;
    for (let n = 2; names.some((one) => one.toLowerCase() === candidate.toLowerCase()); n++)
      candidate = `${safe.slice(0, 27)} ${n}`;
    names.push(candidate);
  }
  return names;
}

const tooLarge = (what: string, options?: ErrorOptions) =>
  new VoronkaError('too_large', what, 'Use csv or parquet, or narrow it with filters.', options);

function assertFits(sheets: readonly Sheet[]): void {
  let cells = 0;
  for (const { name, count, header } of sheets) {
    if (count + 1 > mostRows)
      throw tooLarge(`The list "${name}" has ${count} rows; a sheet holds ${mostRows - 1}.`);
    if (header.length > mostColumns)
      throw tooLarge(`The list "${name}" has ${header.length} columns; a sheet holds ${mostColumns}.`);
    cells += (count + 1) * header.length;
  }
  if (cells > mostCells)
    throw tooLarge(`The workbook would have ${cells} cells; ${mostCells} can be written.`);
}

const headerRow = (titles: readonly string[]): Row =>
  titles.map((title) => ({ ...textCell(title), fontWeight: 'bold' }));

/** Writes an xlsx workbook; all of it is in memory until it is written. @throws VoronkaError too_large */
export async function writeWorkbook(sheets: readonly Sheet[], file: string): Promise<void> {
  assertFits(sheets);
  const names = sheetNames(sheets);
  const written = sheets.map((sheet, i) => ({
    sheet: names[i]!,
    columns: sheet.widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [headerRow(sheet.header), ...sheet.rows()],
  }));
  const filtered = sheets.map(({ isTable, header, count }, i) => ({
    sheet: names[i]!,
    table: isTable ? { rows: count + 1, columns: header.length } : null,
  }));
  try {
    await writeXlsxFile(written, { features: [filters(filtered)] }).toFile(file);
  } catch (cause) {
    // A part of the workbook is one string, and strings have a longest length.
    if (cause instanceof RangeError) throw tooLarge('The texts of the workbook are too long.', { cause });
    throw cause;
  }
}
