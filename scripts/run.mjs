import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './install.mjs';

/** Runs one of the project's own scripts with this Node and gives its exit code; a signal is 128 + its number. */
export function node(...args) {
  const { status, signal, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 128 + (constants.signals[signal] ?? 0);
}
