import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { VoronkaError } from '../../lib/errors.ts';
import type { SeenTable } from '../../lib/schema/seen-table.ts';
import type { Refusal } from './describe-file.ts';
import { isNamed, type LandOptions, landFile } from './land-file.ts';
import type { LandedFile, Landing } from './landing.ts';
import type { SourceFile } from './source-file.ts';
import { type CrmFile, translate } from './translate.ts';

export type { LandOptions } from './land-file.ts';

/**
 * Copies what is recognised into the import's folder and says what each file is. Constant memory.
 * @throws VoronkaError bad_input for a file that cannot be read, a named one that is not recognised, or when nothing is
 */
export async function landFiles(sources: readonly SourceFile[], options: LandOptions): Promise<Landing> {
  await mkdir(join(options.dir, 'files'), { recursive: true });
  await mkdir(join(options.dir, 'text'), { recursive: true });
  const tables: SeenTable[] = [];
  const landing: Landing = { files: [], skipped: [], repeated: [], warnings: [], tables };
  const hashes = new Set(options.alreadyLanded);
  const crmFiles: CrmFile[] = [];
  let anyRows = false;
  for (const source of sources) {
    const no = landing.files.length + crmFiles.length + 1;
    const outcome = await landFile(source, no, hashes, options);
    if ('table' in outcome && outcome.table) tables.push(outcome.table);
    if (source.notice && ('crm' in outcome || 'landed' in outcome)) landing.warnings.push(source.notice);
    if ('crm' in outcome) {
      crmFiles.push(outcome.crm);
      if (outcome.crm.landed.encoding === 'windows-1251')
        landing.warnings.push(`${source.name} was read as Windows-1251.`);
      hashes.add(outcome.crm.landed.sha256);
    } else if ('landed' in outcome) {
      landing.files.push(outcome.landed);
      hashes.add(outcome.landed.sha256);
      anyRows ||= outcome.hasRows;
      if (!outcome.hasRows) landing.warnings.push(`${source.name} has a header but no rows.`);
      if (outcome.landed.encoding === 'windows-1251')
        landing.warnings.push(`${source.name} was read as Windows-1251.`);
    } else if ('repeated' in outcome) {
      landing.repeated.push(source.name);
    } else if ('unused' in outcome) {
      landing.skipped.push({ file: source.name, why: outcome.unused, nearest: null });
    } else if (isNamed(source, options)) {
      throw notRecognised(source.name, outcome, tables);
    } else {
      landing.skipped.push({ file: source.name, why: outcome.why, nearest: outcome.nearest });
    }
  }
  const firstNo = landing.files.length + crmFiles.length + 1;
  const translated = await translate(crmFiles, { dir: options.dir, firstNo });
  landing.files.push(...translated.files);
  landing.warnings.push(...translated.warnings);
  const yielding = new Set(translated.files.map(({ stored }) => stored));
  landing.words = crmFiles
    .filter(({ landed }) => !yielding.has(landed.stored))
    .map(({ landed: { name, sha256 } }) => ({ name, sha256 }));
  refuseNothing(landing, anyRows || translated.files.length > 0);
  if (options.alreadyLanded.size === 0) refuseNoCards(landing, translated.empty);
  return landing;
}

function notRecognised(name: string, { why, nearest }: Refusal, tables: readonly SeenTable[]): VoronkaError {
  const close = nearest ? ` The nearest kind: ${nearest}.` : '';
  return new VoronkaError(
    'bad_input',
    `${name} is not recognised: ${why}.${close}`,
    'Columns are told apart by comma, semicolon or tab; give another form of names with --mapping FILE.',
    { details: { kind: 'unrecognised', skipped: [{ file: name, why, nearest }], tables } },
  );
}

/** The first import of cards that the CRM's forms all leave out, as deleted ones, has nothing to show: it says why. */
function refuseNoCards({ files, warnings }: Landing, empty: ReadonlySet<LandedFile>): void {
  const cards = files.filter(({ kind }) => ['deals', 'leads', 'stage_history'].includes(kind));
  if (cards.length === 0 || !cards.every((file) => empty.has(file))) return;
  throw new VoronkaError(
    'bad_input',
    `No deal, lead or stage history of these files is left to load. ${warnings.join(' ')}`.trim(),
    'Add the exports of those that are still there.',
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
  if (landing.files.length + landing.repeated.length + (landing.words?.length ?? 0) > 0) return;
  const first = landing.skipped[0];
  const example = first ? ` For example ${first.file}: ${first.why}.` : '';
  throw new VoronkaError(
    'bad_input',
    `Nothing recognised among ${landing.skipped.length} files.${example}`,
    'See the canonical files in the documentation, or describe the tables with --mapping FILE.',
    { details: { kind: 'unrecognised', skipped: landing.skipped, tables: landing.tables ?? [] } },
  );
}
