import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { VoronkaError } from '../../lib/errors.ts';
import { kinds } from '../../lib/schema/canonical.ts';
import { hintsIn } from '../../lib/schema/own-columns.ts';
import type { SeenTable } from '../../lib/schema/seen-table.ts';
import { type Copied, copyBytes } from './copy-bytes.ts';
import {
  type Described,
  describeColumns,
  type Refusal,
  rememberedFor,
  type Shape,
  shapeOf,
  type Told,
} from './describe-file.ts';
import { type Head, type Reading, readHead } from './head.ts';
import { landCrmFile } from './land-crm-file.ts';
import type { DateOrder, DecimalSign, LandedFile } from './landing.ts';
import { mappingFor } from './mapping.ts';
import { parquetColumns } from './parquet-columns.ts';
import { matchColumns, recogniseKind } from './recognise.ts';
import { fittingForms } from './recognise-form.ts';
import { seenTable } from './seen-table.ts';
import { openStored, readFailure, type SourceFile } from './source-file.ts';
import type { CrmFile } from './translate.ts';
import { writeWorkingText } from './working-text.ts';

export type LandOptions = Told &
  Reading & {
    /** The import's folder; `files/` and `text/` are made in it. */
    dir: string;
    alreadyLanded: ReadonlySet<string>;
    dates?: DateOrder | undefined;
    decimal?: DecimalSign | undefined;
    /** Whose exports the files may be (see `importerNames`); anybody's when it is not said. */
    from?: string | undefined;
    /** Paths written on the command line that are files: these must be recognised. */
    named: ReadonlySet<string>;
  };

/** Tables whose columns people can name carry `table`. Landed; or already there byte for byte; or known and why it is not used; or why it is no table of ours. */
export type Outcome =
  | { landed: LandedFile; hasRows: boolean; table: SeenTable | undefined }
  | { crm: CrmFile }
  | { repeated: true }
  | { unused: string }
  | (Refusal & { table?: SeenTable | undefined });

/** More columns than any CRM exports; beyond them the time to read a file grows with the square of their number. */
const mostColumns = 4_000;

const tooWide = (n: number): Refusal => ({
  why: `it has ${n} columns, more than the ${mostColumns} that are read`,
  nearest: null,
});

/** Whether the command line wrote this very file. */
export const isNamed = (source: SourceFile, options: LandOptions) =>
  source.entry === undefined && options.named.has(source.path);

/** Copies one file into the import's folder if it is recognised and new. @throws VoronkaError bad_input */
export async function landFile(
  source: SourceFile,
  no: number,
  hashes: ReadonlySet<string>,
  options: LandOptions,
): Promise<Outcome> {
  if (source.problem) return { why: source.problem, nearest: null };
  const head = await readHead(source, options);
  const shape = shapeOf(head);
  if (!('why' in shape) && shape.headers.length > mostColumns)
    return giveUp(source, head, tooWide(shape.headers.length), options);
  const fitting = crmFormOf(source, head, shape, options);
  if (fitting?.form.unused) return { unused: fitting.form.unused };
  if (fitting) return landCrmFile(source, no, { ...options, head, fitting, hashes });
  if ('why' in shape) return giveUp(source, head, shape, options);
  const isParquet = shape.format === 'parquet';
  const known = isParquet ? null : describeColumns(source.name, shape.headers, options);
  const seen = (read: Described | null, nearest?: string | null) =>
    seenTable(source.name, shape.headers, shape.firstRows, read, nearest);
  if (known && 'why' in known)
    return { ...giveUp(source, head, known, options), table: seen(null, known.nearest) };

  const number = String(no).padStart(2, '0');
  const stored = `files/${number}-${safeName(source.name)}`;
  const copied = await copySource(source, join(options.dir, stored));
  const remove = () => rm(join(options.dir, stored), { force: true });
  if (hashes.has(copied.sha256)) {
    await remove();
    return { repeated: true };
  }
  const described = known ?? (await describeParquet(join(options.dir, stored), source, shape, options));
  if ('why' in described) {
    await remove();
    return { ...described, table: seen(null, described.nearest) };
  }
  const { kind, columns, entry } = described;
  const landed: LandedFile = {
    no,
    name: source.name,
    stored,
    text: null,
    sha256: copied.sha256,
    bytes: copied.bytes,
    format: shape.format,
    encoding: shape.encoding,
    delimiter: shape.delimiter,
    skip_lines: shape.skipLines,
    kind,
    crm: 'canonical',
    columns,
    careful: false,
    formats: {},
    hints: {
      dates: entry?.formats.dates ?? options.dates,
      decimal: entry?.formats.decimal ?? options.decimal,
      ...hintsIn(shape.headers),
    },
    values: entry?.values ?? {},
    repaired: null,
  };
  await addWorkingText(landed, described, copied, head, options.dir);
  return { landed, hasRows: shape.hasRows, table: seen({ ...described, columns: landed.columns }) };
}

/** The CRM's form that says more of a file than our own kinds do; what people say of the file goes before both. */
function crmFormOf(source: SourceFile, head: Head, shape: Shape | Refusal, options: LandOptions) {
  const headers = 'why' in shape || shape.format === 'parquet' ? null : shape.headers;
  if (mappingFor(options.mapping, source.name)) return null;
  if (headers && rememberedFor(source.name, headers, options.remembered)) return null;
  const [best] = fittingForms(source.name, head, options.from);
  if (!best) return null;
  const own = headers && recogniseKind(source.name, headers);
  const explained = own?.kind ? own.columns.filter(({ canonical }) => canonical).length : 0;
  return best.explained > explained ? best : null;
}

/** What to say of a file that `from` shuts out. */
function ofAnotherCrm(source: SourceFile, head: Head, { from }: LandOptions): Refusal | null {
  const other = from === undefined ? undefined : fittingForms(source.name, head)[0]?.form;
  if (!other || other.crm === from) return null;
  return {
    why: `it is an export of ${other.crm} (${other.name}), and only ${from} was asked for`,
    nearest: null,
  };
}

/** A file whose beginning cannot be read is an error where it was named or would have been recognised. */
function giveUp(source: SourceFile, head: Head, refusal: Refusal, options: LandOptions): Refusal {
  if (!head.failure) return ofAnotherCrm(source, head, options) ?? refusal;
  if (isNamed(source, options)) throw head.failure;
  return { why: head.failure.message.replace(/\.$/, ''), nearest: null };
}

export async function copySource(source: SourceFile, target: string): Promise<Copied> {
  try {
    return await copyBytes(await openStored(source), target);
  } catch (error) {
    throw readFailure(source.name, error);
  }
}

async function describeParquet(path: string, source: SourceFile, shape: Shape, options: LandOptions) {
  try {
    const { headers, rows } = await parquetColumns(path, source.name);
    shape.hasRows = rows > 0;
    shape.headers = headers;
    return describeColumns(source.name, headers, options);
  } catch (error) {
    if (!(error instanceof VoronkaError) || isNamed(source, options)) throw error;
    return { why: error.message, nearest: null };
  }
}

async function addWorkingText(
  landed: LandedFile,
  described: Described,
  copied: Copied,
  head: Head,
  dir: string,
) {
  if (landed.format === 'parquet') return;
  const made = await writeWorkingText(landed, { facts: copied.facts, head, dir });
  landed.encoding = made.encoding;
  landed.text = made.text;
  if (made.keys.length === 0) return;
  // JSON keys that appear later than the first records.
  const headers = new Set([...landed.columns.map((column) => column.header), ...made.keys]);
  landed.columns = matchColumns(kinds.get(landed.kind)!, [...headers], described.entry?.columns ?? {});
}

/** A file name that is safe anywhere, still readable. */
export function safeName(name: string): string {
  return (
    basename(name)
      .replace(/[^\p{L}\p{N}._-]+/gu, '_')
      .replace(/^\.+/, '')
      .slice(-80) || 'file'
  );
}
