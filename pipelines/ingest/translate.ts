import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { kinds } from '../../lib/schema/canonical.ts';
import type { Form } from '../importers/form.ts';
import type { Delimiter, LandedFile } from './landing.ts';
import { jsonLines } from './read-sql.ts';
import { matchColumns } from './recognise.ts';
import { lossesOf, namesOf } from './record-losses.ts';
import { count, rowOf } from './rows.ts';
import { selectOf, source } from './select-records.ts';
import { literal } from './sql-text.ts';

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

export type Translated = {
  readonly files: LandedFile[];
  readonly warnings: string[];
  /** Tables whose records were all left out. */
  readonly empty: Set<LandedFile>;
};

/** Where the fields of a JSON record lie, then where they lie in the object inside it. All are read at once: each
 * reading of its own would hold a parsed copy of some thousand records. */
function pointersOf({ form, fields }: CrmFile): string[] {
  const own = fields.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return form.within ? [...own, ...own.map((pointer) => `/${form.within}${pointer}`)] : own;
}

/** The records of a file as a view with a column per field (`f0`, …), the record as JSON, and its number. */
async function openSource(connection: DuckDBConnection, file: CrmFile, dir: string, index: number) {
  const path = literal(join(dir, file.text));
  if (file.format === 'json') {
    await connection.run(
      `create view ${source(index)} as select *, json_extract_string(r, [${pointersOf(file).map(literal).join(', ')}]) as v
       from (select line::json as r, row_number() over () as n from ${jsonLines(path)} where json_valid(line))`,
    );
    return;
  }
  const columns = file.fields.map((_, at) => `'f${at}': 'VARCHAR'`).join(', ');
  const cells = file.fields.map((name, at) => `${literal(name)}, f${at}`).join(', ');
  const rejects = `refused_${index}`;
  await connection.run(
    `create table lines_${index} as select *, row_number() over () as n
     from read_csv(${path}, columns = {${columns}}, header = true, skip = ${file.skipLines},
       delim = ${literal(file.delimiter ?? ',')}, quote = '"', escape = '"', auto_detect = false, null_padding = true,
       strict_mode = false, parallel = false, store_rejects = true, rejects_table = '${rejects}',
       rejects_scan = '${rejects}_scan', rejects_limit = 0)`,
  );
  await connection.run(
    `create view ${source(index)} as select *, json_object(${cells}) as r from lines_${index}`,
  );
}

/** The words once each, by CRM and key. */
const dictionary =
  'select crm, key, any_value(name) as name, any_value(extra) as extra from words group by all';

async function fillWords(connection: DuckDBConnection, files: readonly CrmFile[]): Promise<void> {
  await connection.run(
    `create table words (crm varchar, field varchar, scope varchar, id varchar, name varchar, extra varchar,
       key varchar as (concat_ws(chr(31), field, scope, id)));
     create view dictionary as ${dictionary}`,
  );
  for (const [index, file] of files.entries()) {
    for (const table of file.form.tables.filter(({ kind }) => kind === 'words')) {
      await connection.run(
        `insert into words by name (select ${literal(file.form.crm)} as crm, * from (${selectOf(file, table, index)}))`,
      );
    }
  }
  await connection.run(`drop view dictionary; create table dictionary as ${dictionary}`);
}

/**
 * Turns recognised files of a CRM into canonical tables: one Parquet file of texts for each kind that a file yields.
 * Names that stand in other files of the import (stages, users, reasons) are looked up there.
 */
export async function translate(
  files: readonly CrmFile[],
  { dir, firstNo }: { dir: string; firstNo: number },
): Promise<Translated> {
  const made: Translated = { files: [], warnings: [], empty: new Set() };
  if (files.length === 0) return made;
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' });
  const connection = await instance.connect();
  try {
    await connection.run(`set temp_directory = ${literal(join(dir, 'text', '.tmp'))}`);
    for (const [index, file] of files.entries()) await openSource(connection, file, dir, index);
    await fillWords(connection, files);
    for (const [index, file] of files.entries()) {
      for (const table of file.form.tables.filter(({ kind }) => kind !== 'words')) {
        const no = firstNo + made.files.length;
        const text = `text/${String(no).padStart(2, '0')}-${table.kind}.parquet`;
        await connection.run(
          `copy (${selectOf(file, table, index)}) to ${literal(join(dir, text))} (format parquet)`,
        );
        const described = await connection.runAndReadAll(
          `describe from read_parquet(${literal(join(dir, text))})`,
        );
        const headers = described.getRows().map(([name]) => String(name));
        const rows = count(
          (await rowOf(connection, `select count(*) as n from read_parquet(${literal(join(dir, text))})`)).n,
        );
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
        if (rows === 0) made.empty.add(landed);
      }
      if (file.form.tables.every(({ kind }) => kind === 'words'))
        made.warnings.push(await namesOf(connection, file, index));
      made.warnings.push(...(await lossesOf(connection, file, { dir, index })));
      if (file.form.warning) made.warnings.push(`${file.landed.name}: ${file.form.warning}`);
    }
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
