import { VoronkaError } from '../../lib/errors.ts';
import { kinds } from '../../lib/schema/canonical.ts';
import type { FileMapping } from '../../lib/schema/file-mapping.ts';
import { leadingBlankLines } from './csv-head.ts';
import { type Head, headTable, headText } from './head.ts';
import { objectKeys } from './json-array.ts';
import type { Delimiter, Encoding, FileColumn, FileFormat } from './landing.ts';
import { type Mapping, mappingFor } from './mapping.ts';
import { matchColumns, missingColumns, recogniseKind } from './recognise.ts';

export type Shape = {
  format: FileFormat;
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  skipLines: number;
  headers: string[];
  /** The first records, a value for each header. */
  firstRows: string[][];
  hasRows: boolean;
};

export type Refusal = { why: string; nearest: string | null };

const rowsShown = 3;

const refused = (why: string): Refusal => ({ why, nearest: null });

/** Format, encoding, delimiter and header out of the first bytes; or why it is no table. Parquet only says so. */
export function shapeOf(head: Head): Shape | Refusal {
  const { bytes } = head;
  if (bytes.length === 0) return refused('the file is empty');
  const magic = bytes.subarray(0, 4).toString('latin1');
  const shape = { encoding: null, delimiter: null, skipLines: 0, headers: [], firstRows: [], hasRows: true };
  if (magic === 'PAR1') return { ...shape, format: 'parquet' };
  if (magic === 'PK\x03\x04') return refused('a workbook or an archive inside; save the tables as CSV');
  const { encoding } = head;
  const text = headText(head);
  if (text.includes('\0')) return refused('it is not text');
  const body = text.trimStart();
  if (body === '') return refused('the file is empty');
  if (body.startsWith('[') || body.startsWith('{')) return jsonShape(body, encoding);
  const { delimiter, records } = headTable(head);
  const headers = records[0] ?? [];
  const hasRows = !head.complete || records.length > 1;
  const firstRows = records.slice(1, 1 + rowsShown);
  return {
    format: 'csv',
    encoding,
    delimiter,
    skipLines: leadingBlankLines(text),
    headers,
    firstRows,
    hasRows,
  };
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
  const firstRows = texts.slice(0, rowsShown).map((one) => valuesOf(one, [...headers]));
  return { format, encoding, delimiter: null, skipLines: 0, headers: [...headers], firstRows, hasRows: true };
}

/** The values of one object as texts; what is no text, number or truth is left out, and so is what is no JSON. */
function valuesOf(object: string, headers: readonly string[]): string[] {
  let record: Record<string, unknown>;
  try {
    record = JSON.parse(object);
  } catch {
    return [];
  }
  return headers.map((header) => {
    const value = record[header];
    return value === null || typeof value === 'object' ? '' : String(value ?? '');
  });
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

/** What people say of tables: now, and in earlier imports. */
export type Told = {
  readonly mapping?: Mapping | undefined;
  readonly remembered?: readonly FileMapping[] | undefined;
};

const fold = (text: string) => text.trim().toLowerCase();

const lackedBy = (entry: FileMapping, headers: readonly string[]) => {
  const present = new Set(headers.map(fold));
  return Object.entries(entry.columns).filter(([, header]) => !present.has(fold(header)));
};

/** What was remembered of tables of this name, where it fits this one's columns. */
export function rememberedFor(
  name: string,
  headers: readonly string[],
  remembered: readonly FileMapping[] = [],
): FileMapping | undefined {
  return remembered.find((entry) => {
    if (!mappingFor({ files: [entry] }, name) || lackedBy(entry, headers).length > 0) return false;
    const kind = kinds.get(entry.kind)!;
    return missingColumns(kind, matchColumns(kind, headers, entry.columns)).length === 0;
  });
}

/**
 * What the table is: by the mapping's entry for this file, by what was remembered, else by its header.
 * @throws VoronkaError bad_input when the mapping names columns that the file does not have, or leaves required ones out
 */
export function describeColumns(
  name: string,
  headers: readonly string[],
  { mapping, remembered }: Told,
): Described | Refusal {
  const entry = mappingFor(mapping, name) ?? rememberedFor(name, headers, remembered);
  if (!entry) {
    const found = recogniseKind(name, headers);
    return found.kind === null ? found : { ...found, entry: undefined };
  }
  const kind = kinds.get(entry.kind)!;
  for (const [canonical, header] of lackedBy(entry, headers)) {
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
