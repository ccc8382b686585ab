import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { VoronkaError } from '../../lib/errors.ts';
import { kinds } from '../../lib/schema/canonical.ts';
import { type Copied, copyBytes } from './copy-bytes.ts';
import { type Described, describeColumns, type Refusal, type Shape, shapeOf } from './describe-file.ts';
import { type Head, readHead } from './head.ts';
import type { DateOrder, DecimalSign, LandedFile, Landing } from './landing.ts';
import type { Mapping } from './mapping.ts';
import { parquetColumns } from './parquet-columns.ts';
import { matchColumns } from './recognise.ts';
import { openStored, readFailure, type SourceFile } from './source-file.ts';
import { writeWorkingText } from './working-text.ts';

export type LandOptions = {
  /** The import's folder; `files/` and `text/` are made in it. */
  dir: string;
  mapping?: Mapping | undefined;
  alreadyLanded: ReadonlySet<string>;
  dates?: DateOrder | undefined;
  decimal?: DecimalSign | undefined;
  /** Paths written on the command line that are files: these must be recognised. */
  named: ReadonlySet<string>;
};

type Outcome = { landed: LandedFile; hasRows: boolean } | { repeated: true } | Refusal;

/**
 * Copies what is recognised into the import's folder and says what each file is. Constant memory.
 * @throws VoronkaError bad_input for a file that cannot be read, a named one that is not recognised, or when nothing is
 */
export async function landFiles(sources: readonly SourceFile[], options: LandOptions): Promise<Landing> {
  await mkdir(join(options.dir, 'files'), { recursive: true });
  await mkdir(join(options.dir, 'text'), { recursive: true });
  const landing: Landing = { files: [], skipped: [], repeated: [], warnings: [] };
  const hashes = new Set(options.alreadyLanded);
  let anyRows = false;
  for (const source of sources) {
    const outcome = await landFile(source, landing.files.length + 1, hashes, options);
    if ('landed' in outcome) {
      landing.files.push(outcome.landed);
      hashes.add(outcome.landed.sha256);
      anyRows ||= outcome.hasRows;
      if (!outcome.hasRows) landing.warnings.push(`${source.name} has a header but no rows.`);
      if (outcome.landed.encoding === 'windows-1251')
        landing.warnings.push(`${source.name} was read as Windows-1251.`);
    } else if ('repeated' in outcome) {
      landing.repeated.push(source.name);
    } else if (isNamed(source, options)) {
      throw notRecognised(source.name, outcome);
    } else {
      landing.skipped.push({ file: source.name, why: outcome.why, nearest: outcome.nearest });
    }
  }
  refuseNothing(landing, anyRows);
  return landing;
}

const isNamed = (source: SourceFile, options: LandOptions) =>
  source.entry === undefined && options.named.has(source.path);

function notRecognised(name: string, { why, nearest }: Refusal): VoronkaError {
  const close = nearest ? ` The nearest kind: ${nearest}.` : '';
  return new VoronkaError(
    'bad_input',
    `${name} is not recognised: ${why}.${close}`,
    'Columns are told apart by comma, semicolon or tab; give another form of names with --mapping FILE.',
  );
}

function refuseNothing(landing: Landing, anyRows: boolean): void {
  if (landing.files.length > 0 && !anyRows && landing.repeated.length === 0) {
    const names = landing.files.map((file) => file.name).join(', ');
    throw new VoronkaError(
      'bad_input',
      `There are no rows in ${names}, only a header.`,
      'Export the data again.',
    );
  }
  if (landing.files.length > 0 || landing.repeated.length > 0) return;
  const first = landing.skipped[0];
  const example = first ? ` For example ${first.file}: ${first.why}.` : '';
  throw new VoronkaError(
    'bad_input',
    `Nothing recognised among ${landing.skipped.length} files.${example}`,
    'See the canonical files in the documentation, or describe the tables with --mapping FILE.',
  );
}

async function landFile(
  source: SourceFile,
  no: number,
  hashes: ReadonlySet<string>,
  options: LandOptions,
): Promise<Outcome> {
  if (source.problem) return { why: source.problem, nearest: null };
  const head = await readHead(source);
  const shape = shapeOf(head);
  if ('why' in shape) return giveUp(source, head, shape, options);
  const isParquet = shape.format === 'parquet';
  const known = isParquet ? null : describeColumns(source.name, shape.headers, options.mapping);
  if (known && 'why' in known) return giveUp(source, head, known, options);

  const number = String(no).padStart(2, '0');
  const stored = `files/${number}-${safeName(source.name)}`;
  const copied = await copy(source, join(options.dir, stored));
  const remove = () => rm(join(options.dir, stored), { force: true });
  if (hashes.has(copied.sha256)) {
    await remove();
    return { repeated: true };
  }
  const described = known ?? (await describeParquet(join(options.dir, stored), source, shape, options));
  if ('why' in described) {
    await remove();
    return described;
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
    way: null,
    formats: {},
    hints: {
      dates: entry?.formats.dates ?? options.dates,
      decimal: entry?.formats.decimal ?? options.decimal,
    },
    values: entry?.values ?? {},
    repaired: null,
  };
  await addWorkingText(landed, described, copied, head.gzip, options.dir);
  return { landed, hasRows: shape.hasRows };
}

/** A file whose beginning cannot be read is an error where it was named or would have been recognised. */
function giveUp(source: SourceFile, head: Head, refusal: Refusal, options: LandOptions): Refusal {
  if (!head.failure) return refusal;
  if (isNamed(source, options)) throw head.failure;
  return { why: head.failure.message.replace(/\.$/, ''), nearest: null };
}

async function copy(source: SourceFile, target: string): Promise<Copied> {
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
    return describeColumns(source.name, headers, options.mapping);
  } catch (error) {
    if (!(error instanceof VoronkaError) || isNamed(source, options)) throw error;
    return { why: error.message, nearest: null };
  }
}

async function addWorkingText(
  landed: LandedFile,
  described: Described,
  copied: Copied,
  gzip: boolean,
  dir: string,
) {
  if (landed.format === 'parquet') return;
  const made = await writeWorkingText(landed, { facts: copied.facts, gzip, dir });
  landed.encoding = made.encoding;
  landed.text = made.text;
  if (made.keys.length === 0) return;
  // JSON keys that appear later than the first records.
  const headers = new Set([...landed.columns.map((column) => column.header), ...made.keys]);
  landed.columns = matchColumns(kinds.get(landed.kind)!, [...headers], described.entry?.columns ?? {});
}

/** A file name that is safe anywhere, still readable. */
function safeName(name: string): string {
  return (
    basename(name)
      .replace(/[^\p{L}\p{N}._-]+/gu, '_')
      .replace(/^\.+/, '')
      .slice(-80) || 'file'
  );
}
