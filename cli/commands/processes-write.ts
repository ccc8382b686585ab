import { writeFile } from 'node:fs/promises';
import { flatten } from '../../lib/process/flatten.ts';
import { definitionSchema } from '../../lib/process/json-schema.ts';
import { knownProcesses } from '../../lib/process/library.ts';
import { readDefinition } from '../../lib/process/read.ts';
import { resolveProcesses } from '../../lib/process/resolve.ts';
import { toYaml } from '../../lib/process/to-yaml.ts';
import type { Context } from '../context.ts';
import { print, printJson, say } from '../output.ts';

export type Out = { readonly out?: string };

/** Prints a text, or writes it to the file that is asked for. */
export async function give(context: Context, text: string, { out }: Out): Promise<number> {
  if (out === undefined) await print(text);
  else {
    await writeFile(out, text.endsWith('\n') ? text : `${text}\n`);
    say(context.t('cli.processes.written', { file: out }));
  }
  return 0;
}

/** `processes flatten SYSTEM`: its lead and deal parts as one process of deals, as YAML (with --json as JSON). */
export async function flattenProcess(context: Context, [id = '']: string[], out: Out): Promise<number> {
  const own = knownProcesses(context.workspace).filter((process) => process.system === id);
  const system = own.length > 0 ? own : resolveProcesses([id], context.workspace, { copy: false }).processes;
  const part = flatten(system);
  if (context.json) {
    await printJson(part);
    return 0;
  }
  const [process] = readDefinition(JSON.stringify(part), { file: id });
  return give(context, process ? toYaml(process) : '', out);
}

/** `processes schema`: the format as JSON Schema, for editors. */
export async function printSchema(context: Context, _args: string[], out: Out): Promise<number> {
  return give(context, JSON.stringify(definitionSchema(context.language), null, 2), out);
}
