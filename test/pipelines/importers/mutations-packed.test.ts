import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sheetPart, workbookParts, zipOf } from '../../support/zip.ts';
import { type Maker, mutate } from './mutants.ts';
import { pipedriveTable } from './twelve/pipedrive.ts';
import { zohoTable } from './twelve/zoho-list.ts';
import { worse } from './worse.ts';

/** The one table of a list export. */
function tableOf({ write }: typeof zohoTable): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'voronka-table-'));
  write(folder);
  const [name] = readdirSync(folder);
  const bytes = readFileSync(join(folder, name!));
  rmSync(folder, { recursive: true });
  return bytes;
}

const table = tableOf(pipedriveTable);
const parts = workbookParts(
  table
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',')),
);

const makers: Record<string, Maker> = {
  'the cells of a workbook': (next) => ({
    name: 'deals.xlsx',
    bytes: zipOf({ ...parts, [sheetPart]: worse(parts[sheetPart]!, next) }),
  }),
  'the bytes of a workbook': (next) => ({ name: 'deals.xlsx', bytes: worse(zipOf(parts), next) }),
  'a file of an archive': (next) => ({
    name: 'export.zip',
    bytes: zipOf({ 'deals.csv': worse(table, next), 'zoho.csv': tableOf(zohoTable) }),
  }),
  'the bytes of an archive': (next) => ({
    name: 'export.zip',
    bytes: worse(zipOf({ 'deals.csv': table }), next),
  }),
  'a compressed file, or its bytes': (next) => ({
    name: 'deals.csv.gz',
    bytes: next(2) === 0 ? worse(gzipSync(table), next) : gzipSync(worse(table, next)),
  }),
};

mutate(
  Object.entries(makers).map(([name, maker], no) => [name, 100 + no, maker] as const),
  100,
);
