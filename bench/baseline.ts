import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/**
 * What the same files cost plain DuckDB: every file read once into a file database with sniffed types,
 * and one pass of lead and lag over the history. Run as a process of its own: `baseline.ts DIR DATABASE`.
 */
const [dir, database] = process.argv.slice(2);
if (!dir || !database) throw new Error('usage: baseline.ts DIR DATABASE');

const instance = await DuckDBInstance.create(database, { threads: '2', memory_limit: '2GB' });
const connection = await instance.connect();
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
for (const file of readdirSync(dir).filter((name) => name.endsWith('.csv'))) {
  const table = file.replace('.csv', '');
  await connection.run(`create table ${table} as select * from read_csv(${literal(join(dir, file))})`);
}
await connection.run(
  `create table passes as
   select *,
     lead(entered_at) over (partition by deal_id order by entered_at) as next_at,
     lag(stage) over (partition by deal_id order by entered_at) as before
   from stage_history`,
);
connection.closeSync();
instance.closeSync();
