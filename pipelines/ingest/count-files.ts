import type { DuckDBConnection } from '@duckdb/node-api';
import { VoronkaError } from '../../lib/errors.ts';
import type { LandedFile, LandedImport } from './landing.ts';
import { count, rowOf, rowsOf } from './rows.ts';
import { identifier, literal } from './sql-text.ts';
import { hasAmounts } from './sum-amounts.ts';

export type FileCount = {
  /** The import's id. */
  import: string;
  file: string;
  kind: string;
  /** The CRM whose export the file is; `canonical` for a file in our own form. */
  crm: string;
  read: number;
  loaded: number;
  rejected: number;
  duplicates: number;
};

type Counts = Pick<FileCount, 'read' | 'loaded' | 'rejected' | 'duplicates'>;

/** Counts every file, writes raw.files and checks that nothing vanished: read = loaded + rejected + duplicates. */
export async function countFiles(
  connection: DuckDBConnection,
  imports: readonly LandedImport[],
  reads: ReadonlyMap<string, number>,
): Promise<FileCount[]> {
  const rejected = new Map(
    (await rowsOf(connection, 'select import_no, file_no, count(*) as n from raw.rejects group by all')).map(
      (row) => [`${row.import_no}/${row.file_no}`, count(row.n)],
    ),
  );
  const counted: FileCount[] = [];
  for (const one of imports) {
    for (const file of one.landing.files) {
      const key = `${one.no}/${file.no}`;
      const kept = await keptRows(connection, one.no, file);
      const counts = { read: reads.get(key) ?? 0, ...kept, rejected: rejected.get(key) ?? 0 };
      checkCounts(file.name, counts);
      await connection.run(
        `insert into raw.files values (${one.no}, ${file.no}, ${literal(file.name)}, ${literal(file.kind)}, '${file.format}',
         '${file.sha256}', ${file.bytes}, ${counts.read}, ${counts.loaded}, ${counts.rejected}, ${counts.duplicates},
         ${hasAmounts(file)}, ${file.left_out ?? 'null'})`,
      );
      counted.push({ import: one.id, file: file.name, kind: file.kind, crm: file.crm, ...counts });
    }
  }
  return counted;
}

async function keptRows(connection: DuckDBConnection, importNo: number, file: LandedFile) {
  const row = await rowOf(
    connection,
    `select count(*) filter (where not is_duplicate) as loaded, count(*) filter (where is_duplicate) as duplicates
     from raw.${identifier(file.kind)} where import_no = ${importNo} and file_no = ${file.no}`,
  );
  return { loaded: count(row.loaded), duplicates: count(row.duplicates) };
}

function checkCounts(name: string, { read, loaded, rejected, duplicates }: Counts): void {
  if (read === loaded + rejected + duplicates) return;
  throw new VoronkaError(
    'internal',
    `${name}: ${read} records read, but ${loaded} loaded, ${rejected} rejected and ${duplicates} duplicates.`,
    'This is a fault of the program; nothing was published.',
  );
}
