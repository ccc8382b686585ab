import type { DuckDBConnection } from '@duckdb/node-api';
import { VoronkaError } from '../../lib/errors.ts';
import { runSql } from '../../lib/run-sql.ts';
import { sqlFolder } from '../../lib/sql-file.ts';

/** Runs sql/checks: each must return no row. @throws VoronkaError checks_failed naming the checks and a row of each */
export async function runChecks(connection: DuckDBConnection): Promise<void> {
  const failures: string[] = [];
  for (const check of sqlFolder('checks').values()) {
    const [row] = await runSql(connection, check, {});
    if (!row) continue;
    const example = JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? Number(value) : value));
    failures.push(`${check.name} (${check.about}) ${example}`);
  }
  if (failures.length === 0) return;
  throw new VoronkaError(
    'checks_failed',
    `The build does not add up: ${failures.join('; ')}.`,
    'Nothing was published and the last build stays. This is a fault of the program: please report it with the line above.',
  );
}
