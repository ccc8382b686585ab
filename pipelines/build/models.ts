import type { DuckDBConnection } from '@duckdb/node-api';
import { type SqlFile, sqlFile, sqlFolder } from '../../lib/sql-file.ts';
import { identifier, quote } from '../../lib/sql-literal.ts';
import { dependencies } from './dependencies.ts';

/** What a model of each layer may read; `context` are the tables that the build makes from settings and definitions. */
const doors: Record<string, readonly string[]> = {
  staging: ['raw', 'staging'],
  intermediate: ['staging', 'intermediate'],
  marts: ['raw', 'staging', 'intermediate', 'marts', 'macros'],
  macros: ['marts', 'macros'],
};

/** Tables made by the build itself, readable from any layer. */
export const contextTables = [
  'build_info',
  'processes',
  'process_states',
  'process_required',
  'process_rules',
  'process_reasons',
  'final_origins',
  'process_criteria',
  'criterion_terms',
  'criterion_atoms',
  'stage_expectations',
  'classifier_words',
  'first_finals',
  'stage_meanings',
  'unmapped_stages',
  'pipeline_processes',
  'working_calendar',
] as const;

type Model = { readonly file: SqlFile; readonly reads: ReadonlySet<string> };

function layerOf(name: string): string {
  if (name.startsWith('raw.')) return 'raw';
  if ((contextTables as readonly string[]).includes(name)) return 'context';
  for (const layer of ['staging', 'intermediate', 'marts'] as const)
    if (sqlFolder(layer).has(name)) return layer;
  if (name.endsWith('()') && sqlFolder('macros').has(name.slice(0, -2))) return 'macros';
  return 'builtin';
}

/** Reads all models of the given layers with what they read. @throws Error naming the right door */
export async function readModels(connection: DuckDBConnection, layers: readonly string[]): Promise<Model[]> {
  const models: Model[] = [];
  for (const layer of layers) {
    for (const file of sqlFolder(layer).values()) {
      if (layer === 'macros' && !file.header.has('parameters')) continue;
      const reads = await dependencies(connection, file);
      for (const name of reads) {
        const from = layerOf(name);
        const open = doors[layer] ?? [];
        if (from === 'context' || open.includes(from) || (from === 'builtin' && name.endsWith('()')))
          continue;
        throw new Error(
          `sql/${layer}/${file.name}.sql reads ${name} (${from}); ${layer} may read ${open.join(', ')} only`,
        );
      }
      models.push({ file, reads });
    }
  }
  return models;
}

const nameOf = ({ file }: Model) => (file.folder === 'macros' ? `${file.name}()` : file.name);

/** Models in an order in which each comes after what it reads. */
export function inOrder(models: readonly Model[]): Model[] {
  const byName = new Map(models.map((model) => [nameOf(model), model]));
  const done = new Map<string, 'open' | 'done'>();
  const ordered: Model[] = [];
  const visit = (model: Model): void => {
    const state = done.get(model.file.name);
    if (state === 'done') return;
    if (state === 'open') throw new Error(`sql: ${model.file.name} depends on itself`);
    done.set(model.file.name, 'open');
    for (const name of model.reads) {
      const other = byName.get(name);
      if (other) visit(other);
    }
    done.set(model.file.name, 'done');
    ordered.push(model);
  };
  for (const model of models) visit(model);
  return ordered;
}

/** Creates one model: a file with parameters is a table macro, staging and intermediate are temporary, marts stay in the build with their comments. */
async function createModel(connection: DuckDBConnection, file: SqlFile): Promise<void> {
  const parameters = file.header.get('parameters');
  if (parameters) {
    await connection.run(`create macro ${file.name}(${parameters}) as table ${file.text}`);
    return;
  }
  const isMart = file.folder === 'marts';
  const what = file.header.get('materialize') ?? 'table';
  const name = identifier(file.name);
  await connection.run(`create ${isMart ? '' : 'temp '}${what} ${name} as ${file.text}`);
  if (!isMart) return;
  await connection.run(`comment on ${what} ${name} is ${quote(file.about)}`);
  for (const [column, text] of file.header) {
    if (column === 'materialize') continue;
    await connection.run(`comment on column ${name}.${identifier(column)} is ${quote(text)}`);
  }
}

/** Tables of staging and intermediate, with the model after which nobody reads them. */
export function lastReaders(models: readonly Model[]): Map<string, string> {
  const reads = new Map(models.map((model) => [nameOf(model), model.reads]));
  const isView = new Set(models.filter(({ file }) => file.header.get('materialize') === 'view').map(nameOf));
  const last = new Map<string, string>();
  const mark = (name: string, reader: string) => {
    last.set(name, reader);
    // Who reads a view reads what it reads.
    if (isView.has(name)) for (const deeper of reads.get(name) ?? []) mark(deeper, reader);
  };
  for (const model of models) for (const name of model.reads) mark(name, nameOf(model));
  return last;
}

/** Creates all models in order; with `dropsRead`, temporary ones are dropped after their last reader among them. */
export async function createModels(
  connection: DuckDBConnection,
  models: readonly Model[],
  { dropsRead = false } = {},
): Promise<void> {
  const last = dropsRead ? lastReaders(models) : new Map<string, string>();
  const isTemporary = (name: string) => sqlFolder('staging').has(name) || sqlFolder('intermediate').has(name);
  for (const model of models) {
    try {
      await createModel(connection, model.file);
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      throw new Error(`sql/${model.file.folder}/${model.file.name}.sql: ${reason}`, { cause: thrown });
    }
    const done = [...last].filter(([name, reader]) => reader === nameOf(model) && isTemporary(name));
    for (const [name] of done) {
      const { header } = sqlFolder('staging').get(name) ?? sqlFile('intermediate', name);
      await connection.run(
        `drop ${header.get('materialize') === 'view' ? 'view' : 'table'} if exists temp.${identifier(name)}`,
      );
    }
  }
}

/** The scalar macros of sql/macros in an order in which each file comes after those whose macros it calls. */
function scalarMacros(): SqlFile[] {
  const files = [...sqlFolder('macros').values()].filter(({ header }) => !header.has('parameters'));
  const makes = new Map(
    files.flatMap((file) =>
      [...file.text.matchAll(/create or replace macro (\w+)\s*\(/g)].map(([, name]) => [name ?? '', file]),
    ),
  );
  const ordered = new Set<SqlFile>();
  const visit = (file: SqlFile, open: readonly SqlFile[]) => {
    if (ordered.has(file) || open.includes(file)) return;
    for (const [, called] of file.text.matchAll(/(\w+)\s*\(/g)) {
      const maker = makes.get(called ?? '');
      if (maker && maker !== file) visit(maker, [...open, file]);
    }
    ordered.add(file);
  };
  for (const file of files) visit(file, []);
  return [...ordered];
}

/** Creates the scalar macros of sql/macros in the build: first those that need no table, then (`context`) the others. */
export async function createMacros(
  connection: DuckDBConnection,
  after: 'start' | 'context' = 'start',
): Promise<void> {
  for (const file of scalarMacros())
    if ((file.header.get('after') ?? 'start') === after) await connection.run(file.text);
}
