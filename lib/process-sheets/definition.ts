import { Document } from 'yaml';
import { VoronkaError } from '../errors.ts';
import type { Language } from '../messages.ts';
import { DefinitionError } from '../process/problems.ts';
import { readDefinition } from '../process/read.ts';
import { type PartDefinition, partSchema } from '../process/schema.ts';
import type { Process } from '../process/types.ts';
import { type SheetName, sheetNames, type Tables } from './columns.ts';
import { fromTables } from './from-tables.ts';
import { merge } from './merge.ts';
import { toTables } from './to-tables.ts';
import { nameOf } from './words.ts';

type Keys = Readonly<Record<string, unknown>>;

const partsOf = (processes: readonly Process[]): PartDefinition[] =>
  processes.map(({ definition, system }) => {
    const part = partSchema.parse(definition);
    return system === null ? part : { ...part, system };
  });

/** The sheets of a template that show these processes. */
export const tablesOf = (processes: readonly Process[]): Tables => toTables(partsOf(processes));

/** The sheet where a field of a definition is written. */
function sheetOf(field: string): SheetName {
  if (/\.required\b/.test(field)) return 'required';
  if (/\.(entry|exit|requires)\b|^opening/.test(field)) return 'criteria';
  if (/^reasons/.test(field)) return 'reasons';
  if (/^rules/.test(field)) return 'rules';
  return /^(stages|won|lost|neutral)/.test(field) ? 'stages' : 'process';
}

const yaml = (value: unknown) =>
  new Document(value, { aliasDuplicateObjects: false }).toString({
    lineWidth: 0,
    flowCollectionPadding: false,
  });

/** What is wrong in a definition that was made of sheets: a line for each fault, with the sheet to correct it on. */
function faultsOf(text: string, of: string, file: string, language: Language): string[] {
  try {
    readDefinition(text, { file });
    return [];
  } catch (thrown) {
    if (!(thrown instanceof DefinitionError)) throw thrown;
    return thrown.problems.map(({ field, [language]: said }) => {
      const where = [of, field].filter((one) => one !== '').join(' ');
      return `${file}, ${nameOf(language, sheetOf(field))}: ${where === '' ? '' : `${where}: `}${said}`;
    });
  }
}

/**
 * The definition that the sheets describe, as YAML; with an original everything that sheets do not hold comes from it,
 * and a sheet that is not there too. @throws VoronkaError bad_input with every fault, sheet by sheet
 */
export function definitionOf(
  sheets: Partial<Tables>,
  { file, original = [], language }: { file: string; original?: readonly Process[]; language: Language },
): string {
  const lacking = (['process', 'stages'] as const).filter((name) => sheets[name] === undefined);
  if (lacking.length > 0 && original.length === 0) {
    throw new VoronkaError(
      'bad_input',
      `${file} has no sheet of the template: ${lacking.join(', ')}.`,
      'Make one with `voronka processes template --out FILE.xlsx` and fill it in.',
    );
  }
  const own = tablesOf(original);
  const tables = Object.fromEntries(
    sheetNames.map((name) => [name, sheets[name] ?? own[name]]),
  ) as unknown as Tables;
  const written = new Map(fromTables(own).map((part) => [part.id, part]));
  const before = new Map(original.map((process) => [process.id, process.definition as Keys]));
  const parts = fromTables(tables).map((part) => {
    const asBefore = before.get(String(part.id));
    return asBefore ? merge(asBefore, written.get(part.id) ?? {}, part) : part;
  });
  const head = original[0]?.systemDefinition as Keys | undefined;
  const documents = head ? [{ ...head, parts: parts.map(({ id }) => id) }, ...parts] : parts;
  const text = documents.map(yaml).join('---\n');
  const inParts = parts.flatMap((part) => faultsOf(yaml(part), String(part.id), file, language));
  const faults = inParts.length > 0 ? inParts : faultsOf(text, '', file, language);
  if (faults.length > 0)
    throw new VoronkaError('bad_input', faults.join('\n'), 'Correct the cells and read the workbook again.');
  return text;
}
