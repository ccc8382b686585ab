import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Answer, data } from './support.ts';

/** Every file under a folder of the data, as an import shows it: from the folder's own name on. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(data, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(data, folder).length + 1))
    .map((name) => join(basename(folder), name))
    .sort();
}

/** What an import says of each file: `deals 44/44` (loaded of read), why it was skipped, what it warns of. */
export function toldOf(answer: Answer): Record<string, string[]> {
  const told: Record<string, string[]> = {};
  const tell = (file: string, text: string) => {
    told[file] = [...(told[file] ?? []), text];
  };
  for (const one of answer.files) {
    const rest = ['duplicates', 'rejected']
      .filter((key) => one[key] > 0)
      .map((key) => `, ${one[key]} ${key}`);
    tell(one.file, `${one.crm} ${one.kind} ${one.loaded}/${one.read}${rest.join('')}`);
  }
  for (const { file, why } of answer.skipped) tell(file, why);
  for (const warning of answer.warnings) {
    const [, file, text] = /^(\S+\.\w+):? (.*)$/.exec(warning) ?? [];
    if (file?.includes('/') && text) tell(file, text);
  }
  return told;
}

/** Rows of plain SQL over raw files: `{x}` in it is a file of the data, every cell of a table read as text. */
export async function ask(sql: string, database = ':memory:'): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(
    database,
    database === ':memory:' ? undefined : { access_mode: 'READ_ONLY' },
  );
  const connection = await instance.connect();
  try {
    const files = sql.replace(
      /\{([^}]+)\}/g,
      (_, path) =>
        `read_csv('${join(data, path)}', header = true, all_varchar = true, quote = '"', strict_mode = false)`,
    );
    const rows = (await connection.runAndReadAll(files)).getRowsJson();
    return rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' && /^\d{1,15}$/.test(cell) ? Number(cell) : cell)),
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Rows of SQL over what a workspace has published. */
export function askBuild(workspace: string, sql: string): Promise<unknown[][]> {
  const build = readFileSync(join(workspace, 'CURRENT'), 'utf8').trim();
  return ask(sql, join(workspace, 'builds', `${build}.duckdb`));
}
