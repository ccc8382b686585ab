import { basename } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { VoronkaError } from '../../lib/errors.ts';
import { type FileMapping, fileMapping } from '../../lib/schema/file-mapping.ts';

const mappingSchema = z.strictObject({ files: z.array(fileMapping).min(1) });

export type Mapping = z.output<typeof mappingSchema>;

/** Reads a mapping (YAML or JSON text). @throws VoronkaError bad_input naming the file, the line and the field */
export function readMapping(source: string, name: string): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1;
    throw new VoronkaError(
      'bad_input',
      `${name}, line ${line}: ${broken.message.split('\n')[0]}`,
      'Correct the YAML.',
    );
  }
  const parsed = mappingSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...unknown] as (string | number)[];
  throw new VoronkaError(
    'bad_input',
    `${name}, line ${lineOf(document, lines, path)}: ${path.join('.') || 'the mapping'}: ${issue.message}.`,
    'The form of a mapping: files: [{match, kind, columns: {canonical: header}, values, formats}].',
  );
}

function lineOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: (string | number)[],
): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function globToRegExp(glob: string): RegExp {
  const body = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${body}$`, 'i');
}

/**
 * The first entry of the mapping whose glob matches the file's shown or base name. A sheet is shown as `book.xlsx/Sheet`:
 * an entry with `sheet` is for that one, an entry without for every sheet of the book.
 */
export function mappingFor(mapping: Mapping | undefined, fileName: string): FileMapping | undefined {
  const matches = (glob: RegExp, name: string) => glob.test(basename(name)) || glob.test(name);
  const book = /^(.*\.(?:xlsx|xlsm))\/(.*)$/i.exec(fileName);
  return mapping?.files.find((entry) => {
    const glob = globToRegExp(entry.match);
    if (entry.sheet !== undefined) return book !== null && book[2] === entry.sheet && matches(glob, book[1]!);
    return matches(glob, fileName) || (book !== null && matches(glob, book[1]!));
  });
}
