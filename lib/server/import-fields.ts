import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VoronkaError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import type { Received } from './receive.ts';

/** Fields of the form that are options of the command, one value each. */
const options = new Set([
  'from',
  'exported_at',
  'timezone',
  'base_currency',
  'max_rejects',
  'dates',
  'decimal',
  'encoding',
  'delimiter',
  'wait',
]);
/** Fields whose text is a document: it is written beside the files. */
const documents = ['mapping', 'choices'];
const known = [...options, ...documents, 'process', 'dry_run'];

/** Parts that may come as files and say how to import. */
export const sideNames = ['process', 'mapping'] as const;

const isYes = (text: string) => ['1', 'true', 'on', 'yes'].includes(text.toLowerCase());

/** A process by id only: a path would be a file of the server's machine. */
function processId(text: string): string {
  if (/^[\p{L}\p{N}_-]+$/u.test(text)) return text;
  throw new VoronkaError(
    'usage',
    `"${text}" is no id of a process.`,
    'Give an id, or send the YAML as a file.',
  );
}

/**
 * The options of `import` that a form asks for; a mapping or choices given as text are written beside the files.
 * @throws VoronkaError usage for a field that is unknown or given twice
 */
export async function importArgs({ fields, side }: Received, folder: string): Promise<string[]> {
  const args: string[] = [];
  const mappings = [...(side.get('mapping') ?? [])];
  const definitions = [...(side.get('process') ?? [])];
  for (const [name, given] of fields) {
    const values = given.filter((value) => value.trim() !== '');
    if (!known.includes(name)) {
      const close = nearest(name, known);
      throw new VoronkaError(
        'usage',
        `Unknown field "${name}".`,
        close ? `Did you mean ${close}?` : `Known: ${known.join(', ')}.`,
      );
    }
    if (name === 'process') definitions.push(...values.map(processId));
    else if (values.length > 1) throw new VoronkaError('usage', `The field "${name}" is given twice.`);
    else if (values[0] === undefined) continue;
    else if (name === 'dry_run') args.push(...(isYes(values[0]) ? ['--dry-run'] : []));
    else if (documents.includes(name)) {
      const path = join(folder, `${name}.yaml`);
      await writeFile(path, values[0]);
      if (name === 'mapping') mappings.push(path);
      else args.push(`--${name}=${path}`);
    } else args.push(`--${name.replaceAll('_', '-')}=${values[0].trim()}`);
  }
  if (mappings.length > 1) throw new VoronkaError('usage', 'There are two mappings.', 'Send one.');
  return [
    ...args,
    ...mappings.map((path) => `--mapping=${path}`),
    ...definitions.map((one) => `--process=${one}`),
  ];
}
