import { basename } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { VoronkaError } from '../../lib/errors.ts';
import { resolveProcesses } from '../../lib/process/resolve.ts';
import { definitionOf, tablesOf } from '../../lib/process-sheets/definition.ts';
import { type ReadSheet, tablesIn, writeTemplate } from '../../lib/process-sheets/workbook.ts';
import type { Context } from '../context.ts';
import { say } from '../output.ts';
import { give, type Out } from './processes-write.ts';

const processesOf = (id: string | undefined, { workspace }: Context) =>
  id === undefined ? [] : resolveProcesses([id], workspace, { copy: false }).processes;

/** `processes template [ID] --out FILE`: the sheets to describe a process on, empty or with one in them. */
export async function writeProcessTemplate(
  context: Context,
  [id]: string[],
  { out = '' }: Out,
): Promise<number> {
  await writeTemplate(tablesOf(processesOf(id, context)), out, context.language);
  say(context.t('cli.processes.written', { file: out }));
  return 0;
}

async function sheetsOf(file: string): Promise<ReadSheet[]> {
  try {
    return await readXlsxFile(file);
  } catch (cause) {
    throw new VoronkaError(
      'bad_input',
      `${file} is not a readable workbook: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`,
      'Check the path; save it again as .xlsx.',
      { cause },
    );
  }
}

/** `processes from-xlsx FILE`: the definition that the sheets describe, as YAML. */
export async function readProcessTemplate(
  context: Context,
  [file = '']: string[],
  { out, original }: Out & { readonly original?: string },
): Promise<number> {
  const text = definitionOf(tablesIn(await sheetsOf(file), basename(file)), {
    file: basename(file),
    original: processesOf(original, context),
    language: context.language,
  });
  return give(context, text, out === undefined ? {} : { out });
}
