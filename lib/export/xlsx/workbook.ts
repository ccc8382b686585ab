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

function assertFits({ name, count, header }: Sheet): void {
  if (count + 1 > mostRows) {
    throw new VoronkaError(
      'too_large',
      `The list "${name}" has ${count} rows; a sheet holds ${mostRows - 1}.`,
      'Use csv or parquet, or narrow it with filters.',
    );
  }
  if (header.length > mostColumns)
    throw new VoronkaError(
      'too_large',
      `The list "${name}" has ${header.length} columns; a sheet holds ${mostColumns}.`,
    );
}

const headerRow = (titles: readonly string[]): Row =>
  titles.map((title) => ({ ...textCell(title), fontWeight: 'bold' }));

/** Writes an xlsx workbook; all of it is in memory until it is written. @throws VoronkaError too_large */
export async function writeWorkbook(sheets: readonly Sheet[], file: string): Promise<void> {
  for (const sheet of sheets) assertFits(sheet);
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
  await writeXlsxFile(written, { features: [filters(filtered)] }).toFile(file);
}
