import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { VoronkaError } from '../../lib/errors.ts';
import { decodeHead, guessEncoding, readHead } from './head.ts';
import { htmlTableAsCsv, isHtmlTable } from './html-table.ts';
import { openStored, type SourceFile } from './source-file.ts';
import { sheetsOf } from './workbook.ts';
import { listZip } from './zip.ts';

type Place = { readonly dir: string; readonly no: number };

/** The file on the disk: an entry of an archive is written out first. */
async function onDisk(source: SourceFile, { dir, no }: Place): Promise<string> {
  if (source.entry === undefined) return source.path;
  const path = join(dir, `${no}.packed`);
  await pipeline(await openStored(source), createWriteStream(path));
  return path;
}

const roundedNotice = (name: string, rounded: readonly string[]) =>
  `${name}: ${rounded.length} numbers have more digits than a workbook keeps, such as ${rounded[0]}: their last digits are lost. Store them as text.`;

async function unfoldWorkbook(source: SourceFile, place: Place): Promise<SourceFile[]> {
  const path = await onDisk(source, place);
  const entries = await listZip(path, source.name).catch(() => []);
  if (!entries.some((entry) => /^xl\/workbook/.test(entry))) return [source];
  const dir = join(place.dir, String(place.no));
  await mkdir(dir, { recursive: true });
  const sheets = await sheetsOf(path, source.name, dir);
  if (sheets.length === 0) return [{ ...source, problem: 'the workbook holds no table' }];
  return sheets.map(({ sheet, path: file, rounded }) => {
    const name = `${source.name}/${sheet}`;
    return { name, path: file, notice: rounded.length > 0 ? roundedNotice(name, rounded) : undefined };
  });
}

async function unfoldPage(source: SourceFile, first: Buffer, place: Place): Promise<SourceFile[]> {
  const csv = await htmlTableAsCsv(await onDisk(source, place), first);
  const path = join(place.dir, `${place.no}.csv`);
  await writeFile(path, csv);
  return [{ name: source.name, path }];
}

async function unfoldOne(source: SourceFile, place: Place): Promise<SourceFile[]> {
  if (source.problem) return [source];
  const { bytes, failure } = await readHead(source);
  if (failure || bytes.length === 0) return [source];
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return unfoldWorkbook(source, place);
  return isHtmlTable(decodeHead(bytes, guessEncoding(bytes))) ? unfoldPage(source, bytes, place) : [source];
}

/**
 * Puts the sheets of workbooks, and the tables of web pages saved as Excel, in the place of their files, as CSV files in
 * `dir`; all other files stay as they are. A workbook that cannot be read carries its problem.
 */
export async function unfold(sources: readonly SourceFile[], dir: string): Promise<SourceFile[]> {
  await mkdir(dir, { recursive: true });
  const unfolded: SourceFile[] = [];
  for (const [no, source] of sources.entries()) {
    try {
      unfolded.push(...(await unfoldOne(source, { dir, no })));
    } catch (error) {
      if (!(error instanceof VoronkaError)) throw error;
      unfolded.push({ ...source, problem: error.message.replace(/\.$/, '') });
    }
  }
  return unfolded;
}
