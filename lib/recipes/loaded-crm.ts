import { readCurrent } from '../workspace/current.ts';
import { readBuild } from '../workspace/manifest.ts';

type Read = { readonly crm?: string; readonly loaded?: number };

/** The CRM of most rows of the published build; null before the first import and for files in our own form. */
export async function loadedCrm(workspace: string): Promise<string | null> {
  const id = await readCurrent(workspace);
  const build = id === null ? null : await readBuild(workspace, id);
  const files = Array.isArray(build?.report.files) ? (build.report.files as Read[]) : [];
  const rows = new Map<string, number>();
  for (const { crm, loaded = 0 } of files)
    if (crm && crm !== 'canonical') rows.set(crm, (rows.get(crm) ?? 0) + loaded);
  const [most] = [...rows].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}
