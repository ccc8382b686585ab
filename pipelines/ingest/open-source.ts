import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { isOwnColumn, unguardedSql } from '../../lib/schema/own-columns.ts';
import { jsonLines } from './read-sql.ts';
import { repairCsv } from './repair-csv.ts';
import { count, rowOf } from './rows.ts';
import { isTrimmed, source } from './select-records.ts';
import { literal } from './sql-text.ts';
import type { CrmFile } from './translate.ts';

/** Where the fields of a JSON record lie, then where they lie in the object inside it. All are read at once: each
 * reading of its own would hold a parsed copy of some thousand records. */
function pointersOf({ form, fields }: CrmFile): string[] {
  const own = fields.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return form.within ? [...own, ...own.map((pointer) => `/${form.within}${pointer}`)] : own;
}

/** A table's text to read: as it came, strictly; or with its malformed records blanked, which are passed over. */
type Text = {
  readonly path: string;
  readonly skip: number;
  readonly isStrict: boolean;
  readonly blanked: string | null;
};

/** Reads a table into `lines_INDEX`; the number of records that a strict reader refuses. Short records are padded. */
async function readTable(connection: DuckDBConnection, file: CrmFile, index: number, text: Text) {
  const columns = file.fields.map((_, at) => `'f${at}': 'VARCHAR'`).join(', ');
  const isGuarded = file.fields.some(isOwnColumn);
  const cells = file.fields.map((_, at) => (isGuarded ? `${unguardedSql(`f${at}`)} as f${at}` : `f${at}`));
  const refused = `refused_${index}`;
  const blanked = text.blanked
    ? `where n + 1 not in (select record from read_json(${literal(text.blanked)}, format = 'newline_delimited', columns = {record: 'BIGINT'}))`
    : '';
  await connection.run(
    `create or replace table lines_${index} as select * from (
       select ${cells.join(', ')}, row_number() over () as n
       from read_csv(${literal(text.path)}, columns = {${columns}}, header = true, skip = ${text.skip},
         delim = ${literal(file.delimiter ?? ',')}, quote = '"', escape = '"', auto_detect = false, null_padding = true,
         strict_mode = ${text.isStrict}, parallel = false, store_rejects = true, rejects_table = '${refused}',
         rejects_scan = '${refused}_scan', rejects_limit = 0)) ${blanked}`,
  );
  const row = await rowOf(connection, `select count(*)::integer as n from ${refused}`);
  await connection.run(`drop table ${refused}; drop table ${refused}_scan`);
  return count(row.n);
}

/** The list of a table's malformed records (see repairCsv), relative to `dir`; null where there is none. */
async function openTable(connection: DuckDBConnection, file: CrmFile, dir: string, index: number) {
  const asCame = { path: join(dir, file.text), skip: file.skipLines, isStrict: true, blanked: null };
  if ((await readTable(connection, file, index, asCame)) === 0) return null;
  const { text, rejects } = await repairCsv(
    {
      text: file.text,
      stem: `text/${String(index).padStart(2, '0')}-source`,
      width: file.fields.length,
      delimiter: file.delimiter ?? ',',
      mayBeShort: true,
    },
    dir,
  );
  const hasMalformed = (await stat(join(dir, rejects))).size > 0;
  const blanked = hasMalformed ? join(dir, rejects) : null;
  await readTable(connection, file, index, { path: join(dir, text), skip: 0, isStrict: false, blanked });
  await rm(join(dir, text));
  return hasMalformed ? rejects : null;
}

/** Bytes up to which records are held ready: to plan the reading of a view again for each table would take longer. */
const small = 1 << 20;

/**
 * Makes the view of a file's records: a column per field (`f0`, …), the record as JSON (`r`), and its number (`n`).
 * Returns the list of the records that cannot be read, relative to `dir`, or null.
 */
export async function openSource(
  connection: DuckDBConnection,
  file: CrmFile,
  dir: string,
  index: number,
): Promise<string | null> {
  const isSmall = (await stat(join(dir, file.text))).size < small;
  const made = `create ${isSmall ? 'table' : 'view'} ${source(index)}`;
  if (file.format === 'json') {
    const asCame = `json_extract_string(r, [${pointersOf(file).map(literal).join(', ')}])`;
    const fields = isTrimmed(file)
      ? `list_transform(${asCame}, lambda text: nullif(trim(text), ''))`
      : asCame;
    await connection.run(
      `${made} as select *, ${fields} as v
       from (select line::json as r, row_number() over () as n from ${jsonLines(literal(join(dir, file.text)))} where json_valid(line))`,
    );
    return null;
  }
  const unread = await openTable(connection, file, dir, index);
  const cells = file.fields.map((name, at) => `${literal(name)}, f${at}`).join(', ');
  await connection.run(`${made} as select *, json_object(${cells}) as r from lines_${index}`);
  return unread;
}
