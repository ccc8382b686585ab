import type { DuckDBConnection } from '@duckdb/node-api';
import { quote } from './sql-literal.ts';
import type { Waiver } from './workspace/waivers.ts';

const columns = 'rule varchar, entity varchar, case_id varchar, stage varchar, until date, waiver_id varchar';

/** Makes the temporary table `waivers` of this connection. */
export async function createWaivers(connection: DuckDBConnection, waivers: readonly Waiver[]): Promise<void> {
  await connection.run(`create temp table waivers (${columns})`);
  if (waivers.length === 0) return;
  const rows = waivers.map(
    ({ rule, entity, case: id, stage, until, id: waiverId }) =>
      `(${[rule, entity, id, stage, until, waiverId].map((value) => (value === null ? 'null' : quote(value))).join(', ')})`,
  );
  await connection.run(`insert into waivers values ${rows.join(', ')}`);
}

/** Flags with the waiver that holds on the day, if any; of several the latest. @param relation a table, or a select in brackets */
export function withWaivers(relation: string, today: string): string {
  return `(
    select *, waiver_id is not null as is_waived
    from (
      select f.*, (
        select max(w.waiver_id)
        from waivers as w
        inner join case_base as b using (entity, case_id)
        where w.rule = f.rule and b.case_no = f.case_no and (w.stage is null or w.stage = f.stage)
          and (w.until is null or w.until >= date ${quote(today)})
      ) as waiver_id
      from ${relation} as f
    )
  )`;
}
