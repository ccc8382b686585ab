import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the built-in definitions: beside this code, or under the working folder when the code is bundled. */
export function builtInFolder(): string {
  const here =
    typeof import.meta.url === 'string' && import.meta.url.startsWith('file:') ? import.meta.url : null;
  const beside = here === null ? null : join(dirname(fileURLToPath(here)), '..', '..', 'processes');
  return beside !== null && existsSync(beside) ? beside : join(process.cwd(), 'processes');
}

/** The folder of a workspace's own definitions; it may not exist yet. */
export function workspaceFolder(workspaceDir: string): string {
  return join(workspaceDir, 'processes');
}
