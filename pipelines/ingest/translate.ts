import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { kinds } from '../../lib/schema/canonical.ts';
import type { Form } from '../importers/form.ts';
import type { Delimiter, LandedFile } from './landing.ts';
import { openSource } from './open-source.ts';
import { matchColumns } from './recognise.ts';
import { lossesOf, namesOf } from './record-losses.ts';
import { unknownWords } from './select-records.ts';
import { tableOf } from './select-table.ts';
import { literal } from './sql-text.ts';
import { fillWords, keepWords } from './words.ts';

/** A recognised file of a CRM, ready to be read: UTF-8 text, one JSON record a line where it was JSON. */
export type CrmFile = {
  readonly form: Form;
  readonly fields: readonly string[];
  /** What the manifest says of the file as it came. */
  readonly landed: Omit<
    LandedFile,
    'no' | 'kind' | 'columns' | 'text' | 'format' | 'delimiter' | 'skip_lines'
  >;
  /** The text to read, relative to the import's folder. */
  readonly text: string;
  readonly format: 'csv' | 'json';
  readonly delimiter: Delimiter | null;
  readonly skipLines: number;
};

/** Bytes up to which a second thread costs more than it gives. */
const smallImport = 1 << 20;

export type Translated = {
  readonly files: LandedFile[];
  readonly warnings: string[];
  /** Tables whose records were all left out. */
  readonly empty: Set<LandedFile>;
};

/**
 * Turns recognised files of a CRM into canonical tables: one Parquet file of texts for each kind that a file yields.
 * Names that stand in other files of the import (stages, users, reasons) are looked up there, then among the words given
 * from other imports; what it knows and what it looks up in vain is kept beside (see words.ts).
 */
export async function translate(
  files: readonly CrmFile[],
  { dir, firstNo, words = null }: { dir: string; firstNo: number; words?: string | null },
): Promise<Translated> {
  const made: Translated = { files: [], warnings: [], empty: new Set() };
  if (files.length === 0) return made;
  const bytes = files.reduce((sum, { landed }) => sum + landed.bytes, 0);
  const threads = bytes < smallImport ? '1' : '2';
  const instance = await DuckDBInstance.create(':memory:', { threads, memory_limit: '1GB' });
  const connection = await instance.connect();
  try {
    await connection.run(`set temp_directory = ${literal(join(dir, 'text', '.tmp'))}`);
    const unread: (string | null)[] = [];
    for (const [index, file] of files.entries()) unread.push(await openSource(connection, file, dir, index));
    await fillWords(connection, files, words);
    for (const [index, file] of files.entries()) {
      let first: { landed: LandedFile; rows: number } | null = null;
      for (const table of file.form.tables.filter(({ kind }) => kind !== 'words')) {
        const no = firstNo + made.files.length;
        const text = `text/${String(no).padStart(2, '0')}-${table.kind}.parquet`;
        const copied = await connection.runAndReadAll(
          `copy (${tableOf(file, table, index)}) to ${literal(join(dir, text))} (format parquet)`,
        );
        const described = await connection.runAndReadAll(
          `describe from read_parquet(${literal(join(dir, text))})`,
        );
        const headers = described
          .getRows()
          .map(([name]) => String(name))
          .filter((name) => name !== unknownWords);
        const rows = Number(copied.getRows()[0]?.[0]);
        if (rows === 0 && table !== file.form.tables[0]) continue;
        const landed: LandedFile = {
          ...file.landed,
          no,
          kind: table.kind,
          text,
          format: 'parquet',
          delimiter: null,
          skip_lines: 0,
          columns: matchColumns(kinds.get(table.kind)!, headers, {}),
        };
        made.files.push(landed);
        if (unread[index] && !made.files.some(({ unread: list }) => list === unread[index]))
          landed.unread = unread[index];
        if (table === file.form.tables[0]) first = { landed, rows };
        if (rows === 0) made.empty.add(landed);
      }
      if (file.form.tables.every(({ kind }) => kind === 'words'))
        made.warnings.push(await namesOf(connection, file, index));
      const { told, leftOut } = await lossesOf(connection, file, {
        dir,
        index,
        unread: unread[index] ?? null,
        kept: first?.rows ?? null,
      });
      made.warnings.push(...told);
      if (first && leftOut !== null) first.landed.left_out = leftOut;
      if (file.form.warning) made.warnings.push(`${file.landed.name}: ${file.form.warning}`);
    }
    const tables = made.files.map(({ crm, text }) => ({ crm, text: text! }));
    await keepWords(connection, dir, tables);
    return made;
  } finally {
    connection.closeSync();
    instance.closeSync();
    // The tables made of it are what later builds read; the file as it came stays.
    for (const { text, landed } of files)
      if (text !== landed.stored) await rm(join(dir, text), { force: true });
    await rm(join(dir, 'text', '.tmp'), { recursive: true, force: true });
  }
}
