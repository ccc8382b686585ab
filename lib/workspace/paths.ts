import { join, resolve } from 'node:path';

/** Where a workspace keeps what; nothing is created. */
export type WorkspacePaths = ReturnType<typeof workspacePaths>;

/** The places of a workspace, absolute. */
export function workspacePaths(dir: string) {
  const root = resolve(dir);
  return {
    root,
    settings: join(root, 'workspace.yaml'),
    current: join(root, 'CURRENT'),
    landing: join(root, 'landing'),
    builds: join(root, 'builds'),
    processes: join(root, 'processes'),
    state: join(root, 'state'),
    uploads: join(root, 'uploads'),
    lock: join(root, 'state', 'lock.duckdb'),
    waivers: join(root, 'state', 'waivers.jsonl'),
    landed: (id: string) => join(root, 'landing', id),
    landingPartial: (id: string) => join(root, 'landing', `.${id}.partial`),
    build: (id: string) => join(root, 'builds', `${id}.duckdb`),
    buildManifest: (id: string) => join(root, 'builds', `${id}.json`),
    buildPartial: (id: string) => join(root, 'builds', `.${id}.partial.duckdb`),
    scratch: (id: string) => join(root, 'builds', `.${id}.partial.scratch`),
  };
}
