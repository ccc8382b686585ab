import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { chooseDelimiter } from './csv-head.ts';
import type { Delimiter, Encoding } from './landing.ts';
import { isGzip, openStored, readFailure, type SourceFile, unpack } from './source-file.ts';
import { incompleteTail } from './text-facts.ts';

const headBytes = 256 * 1024;

/** Encoding and delimiter of a text where a person says them; what is left out the data decide. */
export type Reading = {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
};

export type Head = {
  bytes: Buffer;
  gzip: boolean;
  /** The stream ended within these bytes. */
  complete: boolean;
  /** What went wrong while reading them. */
  failure: Error | null;
  encoding: Encoding;
  /** How a person said that the text is to be read. */
  told: Reading;
};

/** The first bytes of a file, unpacked. Never throws: what fails is in `failure`. */
export async function readHead(source: SourceFile, told: Reading = {}): Promise<Head> {
  const stored = await take(source, headBytes, false);
  const gzip = !stored.failure && isGzip(stored.bytes);
  const taken = gzip ? await take(source, headBytes, true) : stored;
  const { encoding, delimiter } = told;
  return {
    ...taken,
    gzip,
    told: { encoding, delimiter },
    encoding: encoding ?? guessEncoding(taken.bytes),
  };
}

async function take(source: SourceFile, limit: number, gzip: boolean) {
  const chunks: Buffer[] = [];
  let length = 0;
  let stream: Readable | undefined;
  try {
    const stored = await openStored(source);
    stream = gzip ? unpack(stored, source.name) : stored;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= limit) break;
    }
    return { bytes: Buffer.concat(chunks).subarray(0, limit), complete: length < limit, failure: null };
  } catch (error) {
    return { bytes: Buffer.concat(chunks), complete: false, failure: readFailure(source.name, error) };
  } finally {
    stream?.destroy();
  }
}

/** The encoding that the first bytes speak for; what is not UTF-8 and not UTF-16 is taken for Windows-1251. */
export function guessEncoding(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes.subarray(0, bytes.length - incompleteTail(bytes))) ? 'utf-8' : 'windows-1251';
}

/** The first bytes as text, without a byte order mark. */
export function decodeHead(bytes: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}

/** The first bytes of a file as text. */
export const headText = ({ bytes, encoding }: Head): string => decodeHead(bytes, encoding);

/** The delimiter of a table and its first records, the header among them. */
export const headTable = (head: Head) => chooseDelimiter(headText(head), head.told.delimiter);
