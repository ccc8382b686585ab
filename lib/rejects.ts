import { VoronkaError } from './errors.ts';
import { runSql } from './run-sql.ts';
import { sqlFile } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';

/** A refused record. */
export type Reject = {
  readonly import: string;
  readonly file: string;
  readonly line: number | null;
  readonly line_kind: string | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
};

/** A file with refused records; JSON of a CRM is no table, its records are corrected in the CRM. */
export type RejectsOfFile = {
  readonly import: string;
  readonly file: string;
  readonly n: number;
  readonly can_be_corrected: boolean;
};

export type Rejects = {
  readonly build: string;
  readonly total: number;
  readonly files: readonly RejectsOfFile[];
  readonly rows: readonly Reject[];
};

function whole(params: URLSearchParams, name: string, otherwise: number): number {
  const text = params.get(name) ?? String(otherwise);
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new VoronkaError('usage', `"${name}" cannot be "${text}".`, 'A whole number is expected.');
}

/** The records that were refused: `import`, `limit` (100; 0 = all), `offset`. @throws VoronkaError usage */
export async function readRejects(
  warehouse: Warehouse,
  params: URLSearchParams,
  signal?: AbortSignal,
): Promise<Rejects> {
  const limit = whole(params, 'limit', 100);
  const bindings = { import: params.get('import'), limit: limit === 0 ? null : limit };
  const run = (offset: number, size: number | null) =>
    warehouse.use(
      (connection) =>
        runSql(connection, sqlFile('reports', 'rejects_page'), { ...bindings, limit: size, offset }),
      signal,
    );
  const offset = whole(params, 'offset', 0);
  const rows = await run(offset, bindings.limit);
  // A page beyond the end has no row to tell the total.
  const first = rows.length === 0 && offset > 0 ? await run(0, 1) : rows;
  const files = await warehouse.use(
    (connection) => runSql(connection, sqlFile('reports', 'rejects_files'), bindings),
    signal,
  );
  return {
    build: warehouse.build,
    files: files as unknown as RejectsOfFile[],
    total: Number(first[0]?.total ?? 0),
    rows: rows.map(({ total: _total, ...row }) => ({
      ...(row as Reject),
      line: row.line === null ? null : Number(row.line),
    })),
  };
}
