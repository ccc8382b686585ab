import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FilePlan } from './column-plan.ts';
import { type FileToLoad, problemsSql } from './file-statements.ts';
import { jsonLines, workingPath } from './read-sql.ts';
import { literal } from './sql-text.ts';

/** Writes raw.rejects and raw.issues of one file: malformed records first, then what did not convert. */
export async function recordProblems(
  connection: DuckDBConnection,
  target: FileToLoad,
  plan: FilePlan,
): Promise<void> {
  const { importNo, file } = target;
  await connection.run(
    'create or replace temp table malformed (record BIGINT, line BIGINT, line_kind VARCHAR, value VARCHAR, reason VARCHAR)',
  );
  await connection.run(`create or replace temp table problems as ${problemsSql(target, plan)}`);
  if (file.repaired) await addRepaired(connection, target);
  if (file.format === 'ndjson' || file.format === 'json') await addBrokenJson(connection, target);
  const who = `${importNo}, ${file.no}`;
  await connection.run(`
    insert into raw.rejects select ${who}, line, line_kind, null, value, reason from malformed order by record;
    insert into raw.rejects
      select ${who}, record, 'record', column_name, value, reason
      from (select *, row_number() over (partition by record order by rowid) as place from problems where required)
      where place = 1 and record not in (select record from malformed) order by record;
    insert into raw.issues
      select ${who}, record, column_name, value, 'bad_value' from problems where not rejected order by record;
    drop table problems; drop table malformed;
  `);
}

async function addRepaired(connection: DuckDBConnection, { file, dir }: FileToLoad): Promise<void> {
  const path = join(dir, file.repaired!.rejects);
  if ((await readFile(path)).length === 0) return;
  await connection.run(`
    insert into malformed select record, line, 'physical', value, reason
    from read_json(${literal(path)}, format = 'newline_delimited',
      columns = {record: 'BIGINT', line: 'BIGINT', value: 'VARCHAR', reason: 'VARCHAR'})`);
}

async function addBrokenJson(connection: DuckDBConnection, { file, dir }: FileToLoad): Promise<void> {
  const place = file.format === 'ndjson' ? `line_no, 'physical'` : `record, 'record'`;
  await connection.run(`
    insert into malformed select record, ${place}, rtrim(left(line, 1000)), 'not_json'
    from (
      select *, row_number() over () as record
      from (select line, row_number() over () as line_no from ${jsonLines(literal(workingPath(file, dir)))})
      where line is not null
    ) where not json_valid(line)`);
}
