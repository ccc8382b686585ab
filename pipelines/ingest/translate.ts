import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { kinds } from '../../lib/schema/canonical.ts';
import { readingOf } from '../importers/fields.ts';
import { type Form, leftOutWords, type Table } from '../importers/form.ts';
import type { Delimiter, LandedFile } from './landing.ts';
import { Lookups } from './lookups.ts';
import { jsonLines } from './read-sql.ts';
import { matchColumns } from './recognise.ts';
import { count, rowOf } from './rows.ts';
import { identifier, literal } from './sql-text.ts';

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

export type Translated = { readonly files: LandedFile[]; readonly warnings: string[] };

const source = (index: number) => `source_${index}`;

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

/** Lines of a table that could not be read, and records that a form leaves out: said, never silent. */
async function lossesOf(connection: DuckDBConnection, file: CrmFile, index: number): Promise<string[]> {
  const [table] = file.form.tables;
  const { name } = file.landed;
  const told: string[] = [];
  if (file.format === 'csv') {
    const row = await rowOf(
      connection,
      `select count(distinct line)::integer as n, min(line) as first from refused_${index}`,
    );
    if (count(row.n) > 0)
      told.push(`${name}: ${count(row.n)} lines cannot be read, the first is line ${count(row.first)}.`);
  }
  if (!table || table.each) return told;
  const row = await rowOf(
    connection,
    `select (select count(*) from ${source(index)})::integer as n, (select count(*) from (${selectOf(file, table, index)}))::integer as kept`,
  );
  const left = count(row.n) - count(row.kept);
  if (left > 0 && table.leftOut)
    told.push(`${name}: ${left} of ${count(row.n)} records are left out (${leftOutWords[table.leftOut]}).`);
  return told;
}

function readingFor(file: CrmFile) {
  const { within, clean = (text: string) => text } = file.form;
  return readingOf(file.fields, {
    column: (_name, at) => {
      if (file.format === 'csv') return clean(`f${at}`);
      const own = `v[${at + 1}]`;
      return clean(within ? `coalesce(v[${file.fields.length + at + 1}], ${own})` : own);
    },
    record: 'r',
  });
}

/** Fields that no column of the table reads, under their own names. */
function otherColumns(file: CrmFile, table: Table, used: ReadonlySet<string>): string[] {
  if (!table.keepsOthers) return [];
  const reading = readingFor(file);
  const taken = new Set(Object.keys(table.columns).map((name) => name.toLowerCase()));
  return file.fields.flatMap((name) => {
    if (used.has(name) || name === '') return [];
    let shown = kinds.get(table.kind)?.columns.some((column) => column.name === name.toLowerCase())
      ? `${name} (${file.form.crm})`
      : name;
    while (taken.has(shown.toLowerCase())) shown = `${shown} 2`;
    taken.add(shown.toLowerCase());
    const value = reading.get(name);
    // Objects and lists inside a record are its structure, not a field of the card.
    const plain =
      file.format === 'csv'
        ? value
        : `case when ${value} not like '{%' and ${value} not like '[%' then ${value} end`;
    return [`${plain} as ${identifier(shown)}`];
  });
}

function selectOf(file: CrmFile, table: Table, index: number): string {
  const used = new Set<string>();
  const reading = readingFor(file);
  const noting = readingOf(file.fields, { column: () => 'x', record: 'r', onUse: (name) => used.add(name) });
  const columns = Object.entries(table.columns).map(([name, field]) => {
    noting.field(field);
    return `(${reading.field(field)})::varchar as ${identifier(name)}`;
  });
  const others = otherColumns(file, table, used);
  const lookups = new Lookups();
  const selected = lookups.hoist([...columns, ...others].join(', '));
  const where = table.where ? `where ${lookups.hoist(table.where(reading))}` : '';
  const once = table.oncePer
    ? `qualify row_number() over (partition by ${lookups.hoist(reading.field(table.oncePer))} order by n) = 1`
    : '';
  const records = table.each
    ? `(select * from ${source(index)}, unnest(${table.each(reading)}) as unnested(e)) as records`
    : source(index);
  return `select ${selected} from ${records} ${lookups.joins()} ${where} ${once} order by n`;
}

/** The words once each, by key. */
const dictionary = 'select key, any_value(name) as name, any_value(extra) as extra from words group by key';

async function fillWords(connection: DuckDBConnection, files: readonly CrmFile[]): Promise<void> {
  await connection.run(
    `create table words (field varchar, scope varchar, id varchar, name varchar, extra varchar,
       key varchar as (concat_ws(chr(31), field, scope, id)));
     create view dictionary as ${dictionary}`,
  );
  for (const [index, file] of files.entries()) {
    for (const table of file.form.tables.filter(({ kind }) => kind === 'words')) {
      await connection.run(`insert into words by name (${selectOf(file, table, index)})`);
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
  const made: Translated = { files: [], warnings: [] };
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
        made.files.push({
          ...file.landed,
          no,
          kind: table.kind,
          text,
          format: 'parquet',
          delimiter: null,
          skip_lines: 0,
          columns: matchColumns(kinds.get(table.kind)!, headers, {}),
        });
      }
      made.warnings.push(...(await lossesOf(connection, file, index)));
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
