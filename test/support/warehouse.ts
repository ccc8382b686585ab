import { join } from 'node:path';
import { openWarehouse, type Warehouse } from '../../lib/warehouse.ts';
import { realEngine } from '../../pipelines/engine-real.ts';
import { type ImportOptions, importFiles } from '../../pipelines/import.ts';
import type { ImportDocument } from '../../pipelines/import-document.ts';

export type Imported = { readonly document: ImportDocument; readonly warehouse: Warehouse };

/** Imports into a workspace as the command does and opens the published build. */
export async function importInto(
  workspace: string,
  paths: readonly string[],
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  const document = await importFiles({ workspace, paths, ...options }, realEngine);
  const build = String(document.build);
  return { document, warehouse: await openWarehouse(join(workspace, 'builds', `${build}.duckdb`), build) };
}
