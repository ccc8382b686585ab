import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { passingWords } from '../importers/form.ts';
import { selectOf, unknownWords } from './select-records.ts';
import { literal } from './sql-text.ts';
import type { CrmFile } from './translate.ts';

/** The file of an import's words, and of those that its records look up in vain, relative to the import's folder. */
export const wordsPath = 'text/words.parquet';

/** The words once each, by CRM and key: what the files say goes before what is given beside them. */
function dictionaryOf(given: string | null): string {
  if (!given)
    return 'select crm, key, any_value(name) as name, any_value(extra) as extra from words group by all';
  return `select crm, key, w.name, w.extra from (
    select crm, key, min_by({'name': name, 'extra': extra}, origin) as w
    from (select crm, key, name, extra, 0 as origin from words
      union all select crm, key, name, extra, 1 from read_parquet(${literal(given)}))
    group by crm, key)`;
}

/**
 * Makes the table `dictionary`, in which names are looked up, from the files that hold words.
 * @param given a Parquet file of further words (crm, key, name, extra)
 */
export async function fillWords(
  connection: DuckDBConnection,
  files: readonly CrmFile[],
  given: string | null,
): Promise<void> {
  const dictionary = dictionaryOf(given);
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

/** Keeps the import's words, and the keys that its tables look up in vain, for other imports to know and to tell. */
export async function keepWords(
  connection: DuckDBConnection,
  dir: string,
  tables: readonly { readonly crm: string; readonly text: string }[],
): Promise<void> {
  const passing = passingWords.map(literal).join(', ');
  const unknown = tables.map(
    ({ crm, text }) =>
      `select ${literal(crm)} as crm, unnest("${unknownWords}") as key from read_parquet(${literal(join(dir, text))})`,
  );
  await connection.run(
    `copy (
       select crm, key, any_value(name) as name, any_value(extra) as extra, true as is_known
       from words where field not in (${passing}) and id is not null group by crm, key
       union all by name
       select distinct crm, key, false as is_known from (${['select null::varchar as crm, null::varchar as key where false', ...unknown].join(' union all ')})
     ) to ${literal(join(dir, wordsPath))} (format parquet)`,
  );
}
