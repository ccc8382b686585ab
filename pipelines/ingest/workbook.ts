import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { VoronkaError } from '../../lib/errors.ts';
import { packedSizes } from './zip.ts';

/** A sheet as a CSV file on the disk. */
export type SheetFile = {
  readonly sheet: string;
  readonly path: string;
  /** Whole numbers that are too long for a spreadsheet: their last digits are nought there, whatever they were. */
  readonly rounded: readonly string[];
};

type Cell = string | number | boolean | Date | null | undefined;

/** The reader holds a whole workbook in memory, cell by cell. */
const mostUnpacked = 512 * 2 ** 20;

const pad = (value: number, length = 2) => String(value).padStart(length, '0');

/** A date of a workbook has no zone: it is written as the clock showed it; a bare day without a time. */
function dateText(date: Date): string {
  const day = `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
  // Excel keeps days as fractions: seconds come out a hair beside the whole.
  const seconds = Math.round((date.getTime() % 86_400_000) / 1000);
  if (seconds === 0) return day;
  return `${day} ${pad(Math.floor(seconds / 3600))}:${pad(Math.floor((seconds % 3600) / 60))}:${pad(seconds % 60)}`;
}

/** What Excel writes where a formula failed. */
const isError = (text: string) => /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(text);

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : dateText(cell);
  const text = String(cell);
  return isError(text) ? '' : text;
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Titles and merged headings above a table are shorter than its header: the header is the first row as full as any of the top ones. */
export function headerRow(rows: readonly (readonly Cell[])[]): number {
  const filled = rows.slice(0, 20).map((row) => row.filter((cell) => cellText(cell) !== '').length);
  const width = Math.max(...filled.slice(0, 10), 0);
  const first = filled.findIndex((n) => n >= Math.max(2, width * 0.6));
  return Math.max(0, first);
}

const roundedIn = (rows: readonly (readonly Cell[])[]): string[] =>
  rows.flatMap((row) =>
    row
      .filter((cell) => typeof cell === 'number' && Number.isInteger(cell) && !Number.isSafeInteger(cell))
      .map(String),
  );

/** A table as CSV text from its header on; rows without any value are left out. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows
    .slice(headerRow(rows))
    .map((row) => row.map(cellText))
    .filter((cells) => cells.some((text) => text !== ''))
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');
}

/**
 * Writes every sheet that holds a table as a CSV file into `dir`. Memory grows with the workbook.
 * @throws VoronkaError bad_input for a broken workbook or one that is too large
 */
export async function sheetsOf(path: string, name: string, dir: string): Promise<SheetFile[]> {
  const { unpacked } = await packedSizes(path, name);
  if (unpacked > mostUnpacked) {
    throw new VoronkaError(
      'bad_input',
      `${name} is too large for a workbook: ${Math.round(unpacked / 2 ** 20)} MB unpacked.`,
      'Save its sheets as CSV and import those.',
    );
  }
  const sheets = await readXlsxFile(path).catch((cause: unknown) => {
    throw new VoronkaError(
      'bad_input',
      `${name} is not a readable workbook: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`,
      'Save it again as .xlsx, or its sheets as CSV.',
      { cause },
    );
  });
  const files: SheetFile[] = [];
  for (const { sheet, data } of sheets) {
    const csv = csvOf(data as Cell[][]);
    if (csv === '') continue;
    const file = join(dir, `${files.length + 1}.csv`);
    await writeFile(file, csv);
    files.push({ sheet, path: file, rounded: roundedIn(data as Cell[][]) });
  }
  return files;
}
