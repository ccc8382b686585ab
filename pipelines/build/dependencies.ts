import type { DuckDBConnection } from '@duckdb/node-api';
import type { SqlFile } from '../../lib/sql-file.ts';

type Node = { readonly [key: string]: unknown };

function* nodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodes(item);
  else if (value && typeof value === 'object') {
    yield value as Node;
    for (const child of Object.values(value)) yield* nodes(child);
  }
}

/** The statement without its comments and without a macro's parameters, as DuckDB's own parser reads it. */
async function parsed(connection: DuckDBConnection, file: SqlFile): Promise<unknown> {
  const reader = await connection.runAndReadAll('select json_serialize_sql($text::varchar) as tree', {
    text: file.text,
  });
  const tree = JSON.parse(String(reader.getRowsJson()[0]?.[0])) as Node;
  if (tree.error) throw new Error(`sql/${file.folder}/${file.name}.sql: ${String(tree.error_message)}`);
  return tree;
}

/** Which tables and table macros a model reads, from the statement itself: `raw.deals`, `stg_cases`, `visits_at`. */
export async function dependencies(connection: DuckDBConnection, file: SqlFile): Promise<Set<string>> {
  const tree = await parsed(connection, file);
  const own = new Set<string>();
  const read = new Set<string>();
  for (const node of nodes(tree)) {
    const ctes = (node.cte_map as { map?: { key: string }[] } | undefined)?.map;
    for (const cte of ctes ?? []) own.add(cte.key);
    if (node.cte_name && typeof node.cte_name === 'string') own.add(node.cte_name);
    if (node.type === 'BASE_TABLE') {
      const schema = String(node.schema_name ?? '');
      read.add(schema ? `${schema}.${String(node.table_name)}` : String(node.table_name));
    }
    if (node.type === 'TABLE_FUNCTION') {
      const call = node.function as Node | undefined;
      if (call?.function_name) read.add(`${String(call.function_name)}()`);
    }
  }
  for (const name of own) read.delete(name);
  return read;
}
