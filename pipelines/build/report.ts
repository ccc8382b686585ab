import type { DuckDBConnection } from '@duckdb/node-api';
import type { ImportDocument, ImportedProcess } from '../import-document.ts';
import type { ChosenProcesses } from './processes.ts';

/** The processes of the build with the pipelines they cover and their cases. */
export async function countProcesses(
  connection: DuckDBConnection,
  { processes, pipelines }: ChosenProcesses,
): Promise<ImportedProcess[]> {
  const reader = await connection.runAndReadAll(
    'select process_no, count(*)::integer as n from cases group by all',
  );
  const counts = new Map(reader.getRowObjectsJS().map((row) => [Number(row.process_no), Number(row.n)]));
  return processes.map((process, index) => ({
    id: process.id,
    entity: process.entity,
    pipelines: pipelines.filter((one) => one.process === process.id).map(({ pipeline }) => pipeline),
    inferred: process.origin === 'inferred',
    cases: counts.get(index + 1) ?? 0,
  }));
}

/** CRM stages that no state matches, with the rows that carry them. */
export async function unmappedStages(
  connection: DuckDBConnection,
): Promise<ImportDocument['unmapped_stages']> {
  const reader = await connection.runAndReadAll('from unmapped_counts order by n desc, pipeline, stage');
  return reader.getRowObjectsJS().map((row) => ({
    pipeline: row.pipeline === null ? null : String(row.pipeline),
    stage: String(row.stage),
    n: Number(row.n),
  }));
}
