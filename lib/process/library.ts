import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VoronkaError } from '../errors.ts';
import { builtInFolder, workspaceFolder } from './folders.ts';
import { readDefinition } from './read.ts';
import type { Process } from './types.ts';

/** A definition file and the processes in it. */
export type DefinitionFile = { readonly path: string; readonly processes: readonly Process[] };

const definitionFile = /\.(ya?ml|json)$/i;
/** Files of the built-in folder that are read by others: see shared.ts and catalogues.ts. */
const catalogueFiles = ['shared.yaml', 'fields.yaml', 'kpis.yaml', 'advice.yaml', 'process-check.yaml'];

/** Reads one definition file. @throws VoronkaError bad_input when it cannot be read, or is wrong */
export function readDefinitionFile(path: string, origin: Process['origin'] = 'workspace'): DefinitionFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new VoronkaError(
      'bad_input',
      `The process definition ${path} cannot be read.`,
      'Check the path; the ids of known processes are listed by `voronka processes list`.',
      { cause: thrown },
    );
  }
  return { path, processes: readDefinition(text, { file: path, origin }) };
}

function readFolder(folder: string, origin: Process['origin']): DefinitionFile[] {
  if (!existsSync(folder)) return [];
  const others = origin === 'built-in' ? catalogueFiles : ['shared.yaml'];
  return readdirSync(folder)
    .filter((name) => definitionFile.test(name) && !others.includes(name))
    .toSorted()
    .map((name) => readDefinitionFile(join(folder, name), origin));
}

let builtIn: Process[] | undefined;

/** The parts of the built-in systems. */
export function builtInProcesses(): Process[] {
  builtIn ??= readFolder(builtInFolder(), 'built-in').flatMap(({ processes }) => processes);
  return [...builtIn];
}

/** The workspace's definition files, by name. @throws VoronkaError bad_input for one that is wrong */
export function workspaceFiles(workspaceDir: string): DefinitionFile[] {
  return readFolder(workspaceFolder(workspaceDir), 'workspace');
}

/** Every process that can be named: the workspace's, then the built-in ones whose ids it does not take. */
export function knownProcesses(workspaceDir: string): Process[] {
  const own = workspaceFiles(workspaceDir).flatMap(({ processes }) => processes);
  const taken = new Set(own.map(({ id }) => id));
  return [...own, ...builtInProcesses().filter(({ id }) => !taken.has(id))];
}
