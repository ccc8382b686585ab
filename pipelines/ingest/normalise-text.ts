import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { VoronkaError } from '../../lib/errors.ts';
import type { Encoding } from './landing.ts';
import { linesOf, wholeLines } from './lines.ts';

/** Writes `from` (decoded by `encoding`) to `to` as UTF-8 with LF line ends. */
export async function normaliseText(from: string, to: string, encoding: Encoding): Promise<void> {
  await pipeline(
    Readable.from(normalised(createReadStream(from, { highWaterMark: 1 << 20 }), encoding)),
    createWriteStream(to),
  );
}

async function* normalised(stream: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let heldCr = false;
  for await (const chunk of stream) {
    let text = decoder.decode(chunk, { stream: true });
    if (heldCr) text = `\r${text}`;
    heldCr = text.endsWith('\r');
    if (heldCr) text = text.slice(0, -1);
    yield text.replace(/\r\n?/g, '\n');
  }
  const text = (heldCr ? '\r' : '') + decoder.decode();
  yield text.replace(/\r\n?/g, '\n');
}

/**
 * For text that is not UTF-8 as a whole: is it one 8-bit encoding, or do some lines hold UTF-8?
 * @throws VoronkaError bad_input naming lines of both kinds when the file mixes encodings
 */
export async function refuseMixedEncodings(path: string, name: string): Promise<void> {
  const utf8: number[] = [];
  const other: number[] = [];
  let line = 0;
  for await (const block of wholeLines(createReadStream(path, { highWaterMark: 1 << 20 }))) {
    for (const bytes of linesOf(block)) {
      line++;
      if (isAscii(bytes)) continue;
      const kind = isUtf8(bytes) ? utf8 : other;
      if (kind.length < 3) kind.push(line);
    }
  }
  if (utf8.length === 0 || other.length === 0) return;
  throw new VoronkaError(
    'bad_input',
    `${name} mixes encodings: line ${utf8.join(', ')} is UTF-8, line ${other.join(', ')} is not.`,
    'Export the file again in one encoding, UTF-8 if there is a choice.',
  );
}
