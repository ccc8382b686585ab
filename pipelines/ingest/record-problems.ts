import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FilePlan } from './column-plan.ts';
import { type FileToLoad, problemsSql } from './file-statements.ts';
import { givenHeader } from './given-rows.ts';
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
    'create or replace temp table malformed (record BIGINT, line BIGINT, line_kind VARCHAR, value VARCHAR, reason VARCHAR, cells VARCHAR[])',
  );
  await connection.run(`create or replace temp table problems as ${problemsSql(target, plan)}`);
  if (file.repaired) await addRepaired(connection, target);
  if (file.format === 'ndjson' || file.format === 'json') await addBrokenJson(connection, target);
  const who = `${importNo}, ${file.no}`;
  await connection.run(`
    insert into raw.rejects select ${who}, line, line_kind, null, value, reason, cells from malformed order by record;
    insert into raw.rejects
      select ${who}, line, 'record', column_name, value, reason, given
      from (select *, row_number() over (partition by record order by rowid) as place from problems where required)
      where place = 1 and record not in (select record from malformed) order by record;
    insert into raw.issues
      select ${who}, record, column_name, value, 'bad_value' from problems where not rejected order by record;
    drop table problems; drop table malformed;
  `);
  await recordHeader(connection, target, plan);
}

async function addRepaired(connection: DuckDBConnection, { file, dir }: FileToLoad): Promise<void> {
  const path = join(dir, file.repaired!.rejects);
  if ((await readFile(path)).length === 0) return;
  await connection.run(`
    insert into malformed select record, line, 'physical', value, reason, cells
    from read_json(${literal(path)}, format = 'newline_delimited',
      columns = {record: 'BIGINT', line: 'BIGINT', value: 'VARCHAR', reason: 'VARCHAR', cells: 'VARCHAR[]'})`);
}

async function addBrokenJson(connection: DuckDBConnection, { file, dir }: FileToLoad): Promise<void> {
  const place = file.format === 'ndjson' ? `line_no, 'physical'` : `record, 'record'`;
  await connection.run(`
    insert into malformed select record, ${place}, rtrim(left(line, 1000)), 'not_json', null
    from (
      select *, row_number() over () as record
      from (select line, row_number() over () as line_no from ${jsonLines(literal(workingPath(file, dir)))})
      where line is not null
    ) where not json_valid(line)`);
}

async function recordHeader(
  connection: DuckDBConnection,
  { importNo, file }: FileToLoad,
  plan: FilePlan,
): Promise<void> {
  const names = givenHeader(file, plan).map(literal).join(', ');
  await connection.run(
    `delete from raw.reject_headers where import_no = ${importNo} and file_no = ${file.no};
     insert into raw.reject_headers values (${importNo}, ${file.no}, [${names}]::varchar[])`,
  );
}

/** Writes the lines that no reader could take, found when the file was translated; how many there are. */
export async function recordUnread(
  connection: DuckDBConnection,
  target: FileToLoad,
  plan: FilePlan,
): Promise<number> {
  const { importNo, file, dir } = target;
  if (!file.unread) return 0;
  const inserted = await connection.run(`
    insert into raw.rejects select ${importNo}, ${file.no}, line, 'physical', null, value, reason, cells
    from read_json(${literal(join(dir, file.unread))}, format = 'newline_delimited',
      columns = {line: 'BIGINT', value: 'VARCHAR', reason: 'VARCHAR', cells: 'VARCHAR[]'}) order by line`);
  await recordHeader(connection, target, plan);
  return inserted.rowsChanged;
}
