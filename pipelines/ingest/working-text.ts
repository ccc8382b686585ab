import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { VoronkaError } from '../../lib/errors.ts';
import { copyBytes } from './copy-bytes.ts';
import type { Head } from './head.ts';
import { arrayElements, objectKeys } from './json-array.ts';
import { recordsAt } from './json-records.ts';
import type { Encoding, LandedFile } from './landing.ts';
import { linesOf, wholeLines } from './lines.ts';
import { normaliseText, refuseMixedEncodings } from './normalise-text.ts';
import { readFailure, unpack } from './source-file.ts';
import type { TextFacts } from './text-facts.ts';

/** Where the records of a CRM's JSON lie, and the object inside each that holds its fields. */
export type RecordPlace = { readonly at: readonly string[]; readonly within?: string | undefined };

/** Lines are written together from this many characters on. */
const blockLength = 1 << 18;

type Made = { encoding: Encoding; text: string | null; keys: string[] };

/**
 * Makes the working copy where the stored bytes are not plain UTF-8 with even line ends: unpacked, decoded, LF;
 * a JSON array becomes JSON lines. Returns its path relative to `dir`, or null where none is needed.
 * @throws VoronkaError bad_input for mixed encodings, what is not the encoding it was said to be, a cut stream, an unclosed array
 */
export async function writeWorkingText(
  file: Pick<LandedFile, 'stored' | 'name' | 'format'>,
  { facts, head, dir, records }: { facts: TextFacts; head: Head; dir: string; records?: RecordPlace },
): Promise<Made> {
  const target = `text/${basename(file.stored).replace(/\.gz$/i, '')}`;
  const temporary: string[] = [];
  const scratch = (suffix: string) => {
    const path = join(dir, `${target}.${suffix}`);
    temporary.push(path);
    return path;
  };
  try {
    let current = join(dir, file.stored);
    let known = facts;
    if (head.gzip) {
      const unpacked = scratch('unpacked');
      known = (await unpackTo(current, unpacked, file.name)).facts;
      current = unpacked;
    }
    const encoding = await settleEncoding(head, known, current, file.name);
    if (encoding !== 'utf-8' || !known.linesAlike) {
      const clean = scratch('clean');
      await normaliseText(current, clean, encoding);
      current = clean;
    }
    let keys: string[] = [];
    if (file.format === 'json') {
      const lines = scratch('lines');
      keys = await arrayToLines(current, lines, file.name, records);
      current = lines;
    } else if (file.format === 'ndjson') {
      keys = await lineKeys(current);
    }
    if (temporary.length === 0) return { encoding, text: null, keys };
    await rename(current, join(dir, target));
    return { encoding, text: target, keys };
  } finally {
    for (const path of temporary) await rm(path, { force: true });
  }
}

async function unpackTo(from: string, to: string, name: string) {
  try {
    return await copyBytes(unpack(createReadStream(from), name), to);
  } catch (error) {
    throw readFailure(name, error);
  }
}

async function settleEncoding(
  { encoding, told }: Head,
  facts: TextFacts,
  path: string,
  name: string,
): Promise<Encoding> {
  if (told.encoding === 'utf-8' && !facts.utf8) {
    throw new VoronkaError(
      'bad_input',
      `${name} is not UTF-8, as it was said to be.`,
      'Leave the encoding to the data, or name another.',
    );
  }
  if (told.encoding || encoding.startsWith('utf-16')) return encoding;
  if (facts.utf8) return 'utf-8';
  await refuseMixedEncodings(path, name);
  return 'windows-1251';
}

async function arrayToLines(
  from: string,
  to: string,
  name: string,
  records?: RecordPlace,
): Promise<string[]> {
  const keys = new Set<string>();
  async function* blocks() {
    let block = '';
    const stream = createReadStream(from, { highWaterMark: 1 << 20 });
    for await (const element of records ? recordsAt(stream, records.at, name) : arrayElements(stream, name)) {
      for (const key of objectKeys(element, records?.within) ?? []) keys.add(key);
      block += `${element}\n`;
      if (block.length < blockLength) continue;
      yield block;
      block = '';
    }
    if (block) yield block;
  }
  await pipeline(Readable.from(blocks()), createWriteStream(to));
  return [...keys];
}

async function lineKeys(path: string): Promise<string[]> {
  const keys = new Set<string>();
  for await (const block of wholeLines(createReadStream(path, { highWaterMark: 1 << 20 }))) {
    for (const line of linesOf(block))
      for (const key of objectKeys(line.toString('utf8')) ?? []) keys.add(key);
  }
  return [...keys];
}
