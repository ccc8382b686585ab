import { activeImports } from '../../lib/workspace/active.ts';
import { importIds, readImport } from '../../lib/workspace/manifest.ts';
import type { Context } from '../context.ts';
import { print, printJson } from '../output.ts';
import { table } from '../table.ts';

/** `imports list`: every landed import, active or not. */
export async function listImports(context: Context): Promise<number> {
  const active = new Set((await activeImports(context.workspace)).ids);
  const rows = [];
  for (const id of await importIds(context.workspace)) {
    const manifest = await readImport(context.workspace, id);
    rows.push({
      id,
      active: active.has(id),
      imported_at: manifest?.importedAt ?? null,
      exported_at: manifest?.exportedAt ?? null,
      files: [...(manifest?.landing.files ?? []), ...(manifest?.landing.words ?? [])].map(({ name }) => name),
    });
  }
  if (context.json) await printJson(rows);
  else await print(table(rows, context));
  return 0;
}
