import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { VoronkaError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { flatSystem, flattened } from './flatten.ts';
import { workspaceFolder } from './folders.ts';
import { builtInProcesses, readDefinitionFile, workspaceFiles } from './library.ts';
import type { Process } from './types.ts';

export type Resolved = {
  readonly processes: Process[];
  /** Files copied into the workspace, where they go by their ids from now on. */
  readonly copied: { readonly from: string; readonly to: string }[];
};

const looksLikePath = (argument: string) => /[\\/]|\.(ya?ml|json)$/i.test(argument);

function byId(id: string, workspaceDir: string): Process[] {
  const own = workspaceFiles(workspaceDir).flatMap(({ processes }) => processes);
  for (const known of [own, builtInProcesses()]) {
    const found = known.filter((process) => process.id === id || process.system === id);
    if (found.length > 0) return found;
  }
  const system = flatSystem(id);
  if (system !== null) return [flattened(byId(system, workspaceDir))];
  const all = [...own, ...builtInProcesses()];
  const ids = [...new Set(all.flatMap((process) => [process.system ?? process.id, process.id]))];
  const near = nearest(id, ids);
  throw new VoronkaError(
    'usage',
    `Unknown process: ${id}${near ? ` (did you mean ${near}?)` : ''}`,
    `Known: ${ids.join(', ')}; or give the path of a definition file, as in ./my.yaml.`,
  );
}

function target(processes: readonly Process[], path: string, workspaceDir: string): string {
  const folder = workspaceFolder(workspaceDir);
  const [first] = processes;
  const to = join(
    folder,
    `${first?.system ?? (processes.length === 1 ? first?.id : undefined) ?? basename(path)}.yaml`,
  );
  for (const file of workspaceFiles(workspaceDir)) {
    if (resolve(file.path) === resolve(to) || resolve(file.path) === resolve(path)) continue;
    const taken = file.processes.find(({ id }) => processes.some((process) => process.id === id));
    if (taken) {
      throw new VoronkaError(
        'bad_input',
        `The process "${taken.id}" of ${path} is already defined in ${file.path}.`,
        'Give it another id, or remove the older file.',
      );
    }
  }
  return to;
}

function copyIn(from: string, to: string, workspaceDir: string): void {
  mkdirSync(workspaceFolder(workspaceDir), { recursive: true });
  copyFileSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
}

/**
 * The processes that `--process` arguments name: the id of a system or a part (the workspace's before the built-in
 * one), `SYSTEM:flat` for its lead and deal parts as one process, or the path of a definition file, which is copied into the workspace (not with `copy: false`).
 * @throws VoronkaError usage for an unknown id; bad_input for a file that is wrong or clashes with another
 */
export function resolveProcesses(
  args: readonly string[],
  workspaceDir: string,
  { copy = true }: { copy?: boolean } = {},
): Resolved {
  const found = new Map<string, Process>();
  const copied: { from: string; to: string }[] = [];
  for (const argument of args) {
    const path = looksLikePath(argument) && (existsSync(argument) || !isKnown(argument, workspaceDir));
    if (!path) {
      for (const process of byId(argument, workspaceDir)) found.set(process.id, process);
      continue;
    }
    const { processes } = readDefinitionFile(argument);
    const to = target(processes, argument, workspaceDir);
    if (resolve(to) !== resolve(argument)) {
      if (copy) copyIn(argument, to, workspaceDir);
      copied.push({ from: argument, to });
    }
    for (const process of processes) found.set(process.id, process);
  }
  return { processes: [...found.values()], copied };
}

function isKnown(id: string, workspaceDir: string): boolean {
  const own = workspaceFiles(workspaceDir).flatMap(({ processes }) => processes);
  return [...own, ...builtInProcesses()].some((process) => process.id === id || process.system === id);
}
