import { VoronkaError } from '../../errors.ts';
import { cellXml, columnLetters, styles } from './cell.ts';
import {
  contentTypes,
  packageRelations,
  sheetEnd,
  sheetStart,
  stylesPart,
  workbook,
  workbookRelations,
} from './parts.ts';
import { type Entry, writeZip } from './zip.ts';

/** A value and how it is shown. */
export type Cell = { readonly value: unknown; readonly style: number };

export type Sheet = {
  readonly name: string;
  readonly header: readonly string[];
  readonly widths: readonly number[];
  /** How many rows there are beside the header. */
  readonly count: number;
  /** Whether the rows can be filtered by the header. */
  readonly isTable: boolean;
  rows(): Iterable<readonly Cell[]>;
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

function rowXml(no: number, cells: readonly Cell[], letters: readonly string[]): string {
  const inner = cells.map(({ value, style }, i) => cellXml(`${letters[i]}${no}`, value, style)).join('');
  return `<row r="${no}">${inner}</row>`;
}

function* sheetXml(sheet: Sheet): Generator<string> {
  const letters = Array.from({ length: Math.max(sheet.header.length, 2) }, (_, i) => columnLetters(i));
  yield sheetStart(sheet.widths);
  yield rowXml(
    1,
    sheet.header.map((value) => ({ value, style: styles.header })),
    letters,
  );
  let no = 1;
  for (const cells of sheet.rows()) yield rowXml(++no, cells, letters);
  yield sheetEnd(rangeOf(sheet, ''));
}

function rangeOf({ isTable, header, count }: Sheet, sign: '' | '$'): string | null {
  if (!isTable || header.length === 0) return null;
  return `${sign}A${sign}1:${sign}${columnLetters(header.length - 1)}${sign}${count + 1}`;
}

/** Writes an xlsx workbook in constant memory. @throws VoronkaError too_large */
export async function writeWorkbook(sheets: readonly Sheet[], file: string): Promise<void> {
  for (const sheet of sheets) assertFits(sheet);
  const names = sheetNames(sheets);
  const part = (name: string, text: string): Entry => ({ name, text: () => [text] });
  const entries: Entry[] = [
    part('[Content_Types].xml', contentTypes(sheets.length)),
    part('_rels/.rels', packageRelations),
    part(
      'xl/workbook.xml',
      workbook(
        names,
        sheets.map((sheet) => rangeOf(sheet, '$')),
      ),
    ),
    part('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length)),
    part('xl/styles.xml', stylesPart),
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, text: () => sheetXml(sheet) })),
  ];
  await writeZip(entries, file);
}
