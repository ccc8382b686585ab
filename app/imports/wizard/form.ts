import type { AliasField } from '../../../lib/workspace/alias-fields.ts';
import type { Chosen, Options } from './types.ts';

const texts = [
  'timezone',
  'base_currency',
  'exported_at',
  'dates',
  'decimal',
  'encoding',
  'delimiter',
] as const;

/** The mapping that says what the tables are, one sheet of a workbook by its name; null where nothing is said. */
export function mappingOf(tables: Options['tables']): object | null {
  const files = Object.entries(tables).map(([file, { kind, columns }]) => {
    const [, book, sheet] = /^(.*\.(?:xlsx|xlsm))\/(.*)$/i.exec(file) ?? [];
    const headers = Object.fromEntries(
      Object.entries(columns).map(([header, canonical]) => [canonical, header]),
    );
    return { match: book ?? file, ...(sheet && { sheet }), kind, columns: headers };
  });
  return files.length > 0 ? { files } : null;
}

/** What is said of stages and names, as the server remembers it; null where nothing is said. */
export function choicesOf({ stages, names }: Pick<Options, 'stages' | 'names'>): object | null {
  if (stages.length + names.length === 0) return null;
  const aliases: Partial<Record<AliasField, Record<string, string>>> = {};
  for (const { field, spelling, name } of names) {
    aliases[field] ??= {};
    aliases[field][spelling] = name;
  }
  return {
    stages: stages.map(({ process, pipeline, stage, state }) => ({ process, pipeline, stage, state })),
    aliases,
  };
}

/** The form that the server takes: files with their paths, and only the options that were chosen. */
export function formOf(files: readonly Chosen[], options: Options, isDryRun: boolean): FormData {
  const form = new FormData();
  // Fields first: the server knows what is asked before the files come.
  if (isDryRun) form.append('dry_run', 'true');
  for (const name of texts) if (options[name].trim() !== '') form.append(name, options[name].trim());
  for (const id of options.process) form.append('process', id);
  if (options.processFile) form.append('process', options.processFile, options.processFile.name);
  const [mapping, choices] = [mappingOf(options.tables), choicesOf(options)];
  if (mapping && !options.mappingFile) form.append('mapping', JSON.stringify(mapping));
  if (choices) form.append('choices', JSON.stringify(choices));
  if (options.mappingFile) form.append('mapping', options.mappingFile, options.mappingFile.name);
  for (const { file, path } of files) form.append('files', file, path);
  return form;
}

/** Files chosen before and now; one path stands once, the later file. */
export function together(before: readonly Chosen[], now: readonly Chosen[]): Chosen[] {
  const all = new Map([...before, ...now].map((one) => [one.path, one]));
  return [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
