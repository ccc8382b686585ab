import { Transform } from 'node:stream';
import { VoronkaError } from '../../lib/errors.ts';

/** Beyond this many unpacked bytes the ratio is looked at. */
const freeBytes = 256 * 2 ** 20;
/** Real tables stay far below; a bomb of zeros reaches 1,000. */
const maxRatio = 500;
const maxBytes = 64 * 2 ** 30;

/** Whether so many bytes out of so many packed ones look like a bomb. */
export function isBomb(packed: number, unpacked: number): boolean {
  return unpacked > maxBytes || (unpacked > freeBytes && unpacked / Math.max(packed, 1) > maxRatio);
}

/** What a person reads when an archive unpacks without end. */
export function bombError(name: string): VoronkaError {
  return new VoronkaError(
    'bad_input',
    `${name} unpacks to far more than any export (over ${maxRatio} times its size).`,
    'If the file is what it should be, unpack it yourself and import the result.',
  );
}

/** Two pass-through streams, before and after the unpacking; the second fails when the ratio is a bomb's. */
export function capExpansion(name: string): { counted: Transform; capped: Transform } {
  let packed = 0;
  let unpacked = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      packed += chunk.length;
      done(null, chunk);
    },
  });
  const capped = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      if (isBomb(packed, unpacked)) done(bombError(name));
      else done(null, chunk);
    },
  });
  return { counted, capped };
}
