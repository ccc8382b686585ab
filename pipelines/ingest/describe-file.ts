import { VoronkaError } from '../../lib/errors.ts';
import { kinds } from '../../lib/schema/canonical.ts';
import { chooseDelimiter, leadingBlankLines } from './csv-head.ts';
import { decodeHead, guessEncoding, type Head } from './head.ts';
import { objectKeys } from './json-array.ts';
import type { Delimiter, Encoding, FileColumn, FileFormat } from './landing.ts';
import { type FileMapping, type Mapping, mappingFor } from './mapping.ts';
import { matchColumns, missingColumns, recogniseKind } from './recognise.ts';

export type Shape = {
  format: FileFormat;
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  skipLines: number;
  headers: string[];
  hasRows: boolean;
};

export type Refusal = { why: string; nearest: string | null };

const refused = (why: string): Refusal => ({ why, nearest: null });

/** Format, encoding, delimiter and header out of the first bytes; or why it is no table. Parquet only says so. */
export function shapeOf(head: Head): Shape | Refusal {
  const { bytes } = head;
  if (bytes.length === 0) return refused('the file is empty');
  const magic = bytes.subarray(0, 4).toString('latin1');
  const shape = { encoding: null, delimiter: null, skipLines: 0, headers: [], hasRows: true };
  if (magic === 'PAR1') return { ...shape, format: 'parquet' };
  if (magic === 'PK\x03\x04') return refused('a workbook or an archive inside; save the tables as CSV');
  const encoding = guessEncoding(bytes);
  const text = decodeHead(bytes, encoding);
  if (text.includes('\0')) return refused('it is not text');
  const body = text.trimStart();
  if (body === '') return refused('the file is empty');
  if (body.startsWith('[') || body.startsWith('{')) return jsonShape(body, encoding);
  const { delimiter, records } = chooseDelimiter(text);
  const headers = records[0] ?? [];
  const hasRows = !head.complete || records.length > 1;
  return { format: 'csv', encoding, delimiter, skipLines: leadingBlankLines(text), headers, hasRows };
}

function jsonShape(body: string, encoding: Encoding): Shape | Refusal {
  const isArray = body.startsWith('[');
  const texts = isArray ? headObjects(body) : body.split(/\r\n|\n|\r/).slice(0, 100);
  const headers = new Set(texts.flatMap((one) => objectKeys(one) ?? []));
  if (headers.size === 0) {
    const empty = isArray && /^\[\s*\]\s*$/.test(body);
    return refused(
      empty ? 'the file holds no records' : 'it is JSON, but neither an array of objects nor JSON lines',
    );
  }
  const format = isArray ? 'json' : 'ndjson';
  return { format, encoding, delimiter: null, skipLines: 0, headers: [...headers], hasRows: true };
}

/** The whole objects at the top of a JSON array text that may be cut off. */
function headObjects(body: string): string[] {
  const objects: string[] = [];
  let depth = 0;
  let start = 0;
  for (const match of body.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (match[0] === '{' && depth++ === 0) start = match.index;
    if (match[0] === '}' && --depth === 0) objects.push(body.slice(start, match.index + 1));
    if (objects.length === 100) break;
  }
  return objects;
}

export type Described = { kind: string; columns: FileColumn[]; entry: FileMapping | undefined };

/**
 * What the table is: by the mapping's entry for this file, else by its header.
 * @throws VoronkaError bad_input when the mapping names columns that the file does not have, or leaves required ones out
 */
export function describeColumns(
  name: string,
  headers: readonly string[],
  mapping?: Mapping,
): Described | Refusal {
  const entry = mappingFor(mapping, name);
  if (!entry) {
    const found = recogniseKind(name, headers);
    return found.kind === null ? found : { ...found, entry: undefined };
  }
  const kind = kinds.get(entry.kind)!;
  const present = new Set(headers.map((header) => header.trim().toLowerCase()));
  for (const [canonical, header] of Object.entries(entry.columns)) {
    if (present.has(header.trim().toLowerCase())) continue;
    throw new VoronkaError(
      'bad_input',
      `The mapping takes ${canonical} from "${header}", but ${name} has no such column.`,
      `Its columns: ${headers.join(', ')}.`,
    );
  }
  const columns = matchColumns(kind, headers, entry.columns);
  const missing = missingColumns(kind, columns);
  if (missing.length > 0) {
    throw new VoronkaError(
      'bad_input',
      `The mapping makes ${name} a ${kind.name} file, but gives no column for ${missing.join(', ')}.`,
      `Name it under columns; the file has: ${headers.join(', ')}.`,
    );
  }
  return { kind: kind.name, columns, entry };
}
