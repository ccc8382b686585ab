import type { Cell as SheetCell } from 'write-excel-file/node';
import { VoronkaError } from '../errors.ts';
import { textCell } from '../export/xlsx/cell.ts';
import { type Sheet, writeWorkbook } from '../export/xlsx/workbook.ts';
import { type Language, languages } from '../messages.ts';
import { nearest } from '../nearest.ts';
import { type Cell, columnsOf, type Row, type SheetName, sheetNames, type Tables } from './columns.ts';
import { nameOf, noteOf, titleOf } from './words.ts';

const wide = new Set(['match', 'check', 'settings', 'en', 'ru', 'applies_when']);

function cellOf(value: Cell | undefined, language: Language): SheetCell {
  if (value === undefined) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean')
    return textCell(language === 'ru' ? (value ? 'да' : 'нет') : value ? 'yes' : 'no');
  return { ...textCell(value), wrap: value.includes('\n') };
}

function sheetOf(name: SheetName, rows: readonly Row[], language: Language): Sheet {
  const columns = columnsOf(name);
  return {
    name: nameOf(language, name),
    header: columns.map((column) => titleOf(language, column)),
    widths: columns.map((column) => (wide.has(column) ? 44 : 22)),
    count: rows.length + 1,
    isTable: false,
    *rows() {
      yield columns.map((column) => ({
        ...textCell(noteOf(language, column)),
        wrap: true,
        textColor: '#666666',
      }));
      for (const row of rows) yield columns.map((column) => cellOf(row[column], language));
    },
  };
}

/** Writes the sheets of a template: titles, a row of notes, then what is there. @throws VoronkaError too_large */
export async function writeTemplate(tables: Tables, file: string, language: Language): Promise<void> {
  await writeWorkbook(
    sheetNames.map((name) => sheetOf(name, tables[name], language)),
    file,
  );
}

/** A sheet of a workbook as it was read. */
export type ReadSheet = { readonly sheet: string; readonly data: readonly (readonly unknown[])[] };

const plain = (value: unknown) =>
  String(value ?? '')
    .trim()
    .toLowerCase();

function cellIn(value: unknown): Cell | undefined {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = String(value).trim();
  return text === '' ? undefined : text;
}

function columnOf(name: SheetName, heading: unknown, where: string): string | null {
  if (plain(heading) === '') return null;
  const columns = columnsOf(name);
  for (const language of languages) {
    const found = columns.find((column) => plain(titleOf(language, column)) === plain(heading));
    if (found !== undefined) return found;
  }
  const known = languages.flatMap((language) => columns.map((column) => titleOf(language, column)));
  const near = nearest(String(heading), known);
  throw new VoronkaError(
    'bad_input',
    `${where}: the column "${String(heading)}" is not known${near ? `; did you mean "${near}"?` : ''}`,
    'Keep the titles of the template; a column of notes can stand on a sheet of its own.',
  );
}

const isNotes = (row: readonly unknown[], columns: readonly (string | null)[]) =>
  languages.some((language) =>
    columns.some((column, at) => column !== null && plain(row[at]) === plain(noteOf(language, column))),
  );

function rowsOf(name: SheetName, { sheet, data }: ReadSheet, file: string): Row[] {
  const [heading = [], ...rest] = data;
  const columns = heading.map((cell) => columnOf(name, cell, `${file}, ${sheet}`));
  const rows = rest[0] && isNotes(rest[0], columns) ? rest.slice(1) : rest;
  return rows
    .map((row) =>
      Object.fromEntries(
        columns.flatMap((column, at) => {
          const cell = cellIn(row[at]);
          return column === null || cell === undefined ? [] : [[column, cell] as const];
        }),
      ),
    )
    .filter((row) => Object.keys(row).length > 0);
}

/** The sheets of a template that a workbook has, in whichever language its titles are; others are left alone. */
export function tablesIn(workbook: readonly ReadSheet[], file: string): Partial<Tables> {
  const found: Partial<Record<SheetName, Row[]>> = {};
  for (const one of workbook) {
    const name = sheetNames.find((key) =>
      languages.some((language) => plain(nameOf(language, key)) === plain(one.sheet)),
    );
    if (name !== undefined) found[name] = rowsOf(name, one, file);
  }
  return found;
}
