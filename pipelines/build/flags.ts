import type { DuckDBConnection } from '@duckdb/node-api';
import { allRules, flagsSql } from '../../lib/rules.ts';

/** Writes the flags of every rule as of the build's own instant and their counts; their evidence is made when they are shown. */
export async function writeFlags(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll(
    "select strftime(as_of, '%Y-%m-%d %H:%M:%S.%f') as as_of, local_day(as_of)::varchar as today from build_info",
  );
  const [asOf, today] = reader.getRows()[0] ?? [];
  await connection.run(`create table flags as ${flagsSql(allRules(), String(asOf), String(today))}`);
  await connection.run(
    `create table flag_counts as
     select
       process_no, rule, owner, grouping(owner) = 1 as is_whole, count(*)::integer as flags,
       count(*) filter (is_now)::integer as flags_now, count(distinct case_no)::integer as cases
     from flags
     group by grouping sets ((process_no, rule), (process_no, rule, owner))`,
  );
}
