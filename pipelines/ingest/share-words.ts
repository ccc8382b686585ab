import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readHead } from './head.ts';
import { landCrmFile } from './land-crm-file.ts';
import type { LandedFile, LandedImport, Landing } from './landing.ts';
import { fittingForms } from './recognise-form.ts';
import { literal } from './sql-text.ts';
import { type CrmFile, translate } from './translate.ts';
import { wordsPath } from './words.ts';

const isOfCrm = (file: LandedFile) => file.crm !== 'canonical';
const place = (file: LandedFile) => `${file.stored}\n${file.kind}`;

/**
 * Names that one import lacks and another has (stages, people, reasons; in either order): the files of the former are
 * translated again with them, into `scratchDir`, so that two imports say what one of all their files would. An import's
 * own words go first, then those of the latest.
 */
export async function shareWords(
  connection: DuckDBConnection,
  imports: readonly LandedImport[],
  scratchDir: string,
): Promise<LandedImport[]> {
  const telling = imports.filter(({ dir }) => existsSync(join(dir, wordsPath)));
  if (telling.length < 2) return [...imports];
  const all = telling.map(
    ({ no, dir }) => `select ${no} as no, * from read_parquet(${literal(join(dir, wordsPath))})`,
  );
  await connection.run(`create temp table all_words as ${all.join(' union all ')}`);
  const lacking = await connection.runAndReadAll(
    `select distinct no from all_words as own where not is_known
       and exists (select 1 from all_words as other where other.crm = own.crm and other.key = own.key and other.is_known)`,
  );
  const numbers = new Set(lacking.getRows().map(([no]) => Number(no)));
  const shared: LandedImport[] = [];
  for (const one of imports) {
    shared.push(numbers.has(one.no) ? await translatedAgain(connection, one, scratchDir) : one);
  }
  await connection.run('drop table all_words');
  return shared;
}

/** The import with its tables made anew, with the words of all imports; as it was where its forms are not known any more. */
async function translatedAgain(connection: DuckDBConnection, one: LandedImport, scratchDir: string) {
  const dir = join(scratchDir, `words-${one.no}`);
  await mkdir(join(dir, 'files'), { recursive: true });
  await mkdir(join(dir, 'text'), { recursive: true });
  const words = join(dir, 'given.parquet');
  await connection.run(
    `copy (select crm, key, name, extra from all_words where is_known
       qualify row_number() over (partition by crm, key order by no = ${one.no} desc, no desc) = 1)
     to ${literal(words)} (format parquet)`,
  );
  const before = new Map(one.landing.files.filter(isOfCrm).map((file) => [place(file), file]));
  const crmFiles: CrmFile[] = [];
  for (const file of new Map([...before.values()].map((file) => [file.stored, file])).values()) {
    const crmFile = await openAgain(file, one.dir, dir, crmFiles.length + 1);
    if (!crmFile) return one;
    crmFiles.push(crmFile);
  }
  const firstNo = Math.min(...[...before.values()].map(({ no }) => no));
  const { files } = await translate(crmFiles, { dir, firstNo, words });
  const made = files.map((file) => {
    const { formats } = before.get(place(file)) ?? file;
    const here = (path: string) => relative(one.dir, join(dir, path));
    return {
      ...file,
      text: here(file.text!),
      ...(file.unread ? { unread: here(file.unread) } : {}),
      formats,
    };
  });
  return {
    ...one,
    landing: { ...one.landing, files: [...one.landing.files.filter((file) => !isOfCrm(file)), ...made] },
  };
}

async function openAgain(file: LandedFile, from: string, dir: string, no: number): Promise<CrmFile | null> {
  const source = { name: file.name, path: join(from, file.stored) };
  const head = await readHead(source, { encoding: file.encoding ?? undefined });
  const fitting = fittingForms(file.name, head).find(
    ({ form }) => form.crm === file.crm && form.name === file.form,
  );
  if (!fitting) return null;
  const outcome = await landCrmFile(source, no, { ...file.hints, head, fitting, hashes: new Set(), dir });
  if (!('crm' in outcome)) return null;
  return { ...outcome.crm, landed: { ...outcome.crm.landed, stored: file.stored } };
}

/** The manifests to keep: with the formats that the load decided, or as landed where the tables were made anew. */
export function landingsToKeep(
  landed: readonly LandedImport[],
  shared: readonly LandedImport[],
  loaded: readonly Landing[],
): Landing[] {
  return landed.map((one, at) => (shared[at] === one ? loaded[at]! : one.landing));
}
