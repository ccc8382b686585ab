import type { Chosen, Options } from './types.ts';

const texts = ['timezone', 'base_currency', 'exported_at', 'dates', 'decimal'] as const;

/** The form that the server takes: files with their paths, and only the options that were chosen. */
export function formOf(files: readonly Chosen[], options: Options, isDryRun: boolean): FormData {
  const form = new FormData();
  // Fields first: the server knows what is asked before the files come.
  if (isDryRun) form.append('dry_run', 'true');
  for (const name of texts) if (options[name].trim() !== '') form.append(name, options[name].trim());
  for (const id of options.process) form.append('process', id);
  if (options.processFile) form.append('process', options.processFile, options.processFile.name);
  if (options.mappingFile) form.append('mapping', options.mappingFile, options.mappingFile.name);
  for (const { file, path } of files) form.append('files', file, path);
  return form;
}

/** Files chosen before and now; one path stands once, the later file. */
export function together(before: readonly Chosen[], now: readonly Chosen[]): Chosen[] {
  const all = new Map([...before, ...now].map((one) => [one.path, one]));
  return [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
