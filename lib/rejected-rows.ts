import { basename } from 'node:path';
import { VoronkaError } from './errors.ts';
import { findText, type Language } from './messages.ts';
import { runSql } from './run-sql.ts';
import { guarded, ownColumns } from './schema/own-columns.ts';
import { sqlFile } from './sql-file.ts';
import type { Warehouse } from './warehouse.ts';

/** The refused rows of one file, to be corrected and imported again. */
export type RejectedRows = {
  /** A name for the file, after the one it was refused from. */
  readonly name: string;
  /** CSV, UTF-8 with a byte order mark. */
  readonly text: string;
};

type Refused = {
  readonly line: bigint | null;
  readonly line_kind: string;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly cells: readonly (string | null)[] | null;
  readonly header: readonly string[];
};

/** Excel of a Russian system opens semicolons as columns, of an English one commas. */
const delimiters: Readonly<Record<Language, string>> = { en: ',', ru: ';' };

const beside = [ownColumns.line, ownColumns.column, ownColumns.value, ownColumns.reason];

const quoted = (text: string) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function csvLine(cells: readonly string[], delimiter: string): string {
  return `${cells.map(quoted).join(delimiter)}\r\n`;
}

/** One row of a file may be refused for several kinds made of it: it is given back once, with all that is wrong. */
function together(rows: readonly Refused[]): Refused[][] {
  const found = new Map<string, Refused[]>();
  for (const row of rows) {
    const key = `${row.line_kind} ${row.line} ${row.cells ? '' : row.value}`;
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()];
}

function cellsOf(rows: readonly Refused[], header: readonly string[]): string[] {
  const cells = rows.find((row) => row.cells !== null)?.cells ?? [];
  return header.map((_, at) => cells[at] ?? '');
}

/** The base name without its ending, with what it now holds; a sheet keeps the name of its book. */
function nameFor(file: string): string {
  const [, book, sheet] = /([^/]+\.xls[xm]?)\/(.+)$/i.exec(file) ?? [];
  const stem = book && sheet ? `${book} ${sheet}` : basename(file);
  return `${stem.replace(/\.gz$/i, '').replace(/\.(csv|tsv|txt|xls|json|jsonl|ndjson|parquet)$/i, '')}.rejected.csv`;
}

/**
 * The refused rows of a file under its own header, each with what is wrong with it: `import`, `file`. Cells that a
 * spreadsheet would run or round are guarded by an apostrophe, which the readers of this file take off.
 * @throws VoronkaError usage, not_found
 */
export async function readRejectedRows(
  warehouse: Warehouse,
  params: URLSearchParams,
  language: Language,
  signal?: AbortSignal,
): Promise<RejectedRows> {
  const [id, file] = [params.get('import'), params.get('file')];
  if (!id || !file)
    throw new VoronkaError('usage', 'Whose rows are meant is not said.', 'Give import and file.');
  const rows = (await warehouse.use(
    (connection) => runSql(connection, sqlFile('reports', 'rejects_rows'), { import: id, file }),
    signal,
  )) as unknown as Refused[];
  if (rows.length === 0)
    throw new VoronkaError('not_found', `No row of ${file} was refused in the import ${id}.`);
  const header = rows.map((row) => row.header).reduce((a, b) => (b.length > a.length ? b : a));
  const delimiter = delimiters[language];
  const lines = together(rows).map((refused) => {
    const [first] = refused;
    const every = (text: (row: Refused) => string | null) =>
      [...new Set(refused.map(text).filter((one) => one !== null))].join(', ');
    const told = [
      String(first?.line ?? ''),
      every((row) => row.column),
      every((row) => row.value),
      every((row) => findText(language, `reject.${row.reason}`) ?? row.reason),
    ];
    return csvLine([...told, ...cellsOf(refused, header)].map(guarded), delimiter);
  });
  const head = csvLine([...beside, ...header], delimiter);
  return { name: nameFor(file), text: `\ufeff${head}${lines.join('')}` };
}
