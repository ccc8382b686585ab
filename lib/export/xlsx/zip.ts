import { createWriteStream } from 'node:fs';
import { pipeline as pipe, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { VoronkaError } from '../../errors.ts';
import { inChunks } from '../chunks.ts';

/** A file of an archive; its text is asked for when its turn comes. */
export type Entry = { readonly name: string; text(): Iterable<string> };

const most = 0xffff_ffff;
/** Sizes follow the data, names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980: the same rows give the same bytes. */
const day = 0x0021;

type Written = { name: Buffer; crc: number; packed: number; size: number; offset: number };

function numbers(...pairs: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const buffer = Buffer.alloc(pairs.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of pairs) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

const head = (name: Buffer) =>
  numbers(
    [0x04034b50, 4],
    [20, 2],
    [flags, 2],
    [deflated, 2],
    [0, 2],
    [day, 2],
    [0, 4],
    [0, 4],
    [0, 4],
    [name.length, 2],
    [0, 2],
  );

const tail = ({ crc, packed, size }: Written) => numbers([0x08074b50, 4], [crc, 4], [packed, 4], [size, 4]);

const listed = ({ name, crc, packed, size, offset }: Written) =>
  Buffer.concat([
    numbers(
      [0x02014b50, 4],
      [20, 2],
      [20, 2],
      [flags, 2],
      [deflated, 2],
      [0, 2],
      [day, 2],
      [crc, 4],
      [packed, 4],
      [size, 4],
    ),
    numbers([name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
    name,
  ]);

async function* packed(entry: Entry, told: Written): AsyncGenerator<Buffer> {
  function* counted(): Generator<Buffer> {
    for (const chunk of inChunks(entry.text())) {
      told.crc = crc32(chunk, told.crc);
      told.size += chunk.length;
      yield chunk;
    }
  }
  const deflate = createDeflateRaw();
  pipe(Readable.from(counted()), deflate, () => undefined);
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    told.packed += chunk.length;
    yield chunk;
  }
}

async function* archive(entries: Iterable<Entry>): AsyncGenerator<Buffer> {
  const done: Written[] = [];
  let offset = 0;
  const counted = (chunk: Buffer) => {
    offset += chunk.length;
    return chunk;
  };
  for (const entry of entries) {
    const told = { name: Buffer.from(entry.name), crc: 0, packed: 0, size: 0, offset };
    yield counted(Buffer.concat([head(told.name), told.name]));
    for await (const chunk of packed(entry, told)) yield counted(chunk);
    if (told.size > most || offset > most) {
      throw new VoronkaError('too_large', 'The workbook would be larger than 4 GB.', 'Use csv or parquet.');
    }
    yield counted(tail(told));
    done.push(told);
  }
  const list = Buffer.concat(done.map(listed));
  yield list;
  yield numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [done.length, 2],
    [done.length, 2],
    [list.length, 4],
    [offset, 4],
    [0, 2],
  );
}

/** Writes a zip archive in constant memory. @throws VoronkaError too_large above 4 GB */
export async function writeZip(entries: Iterable<Entry>, file: string): Promise<void> {
  await pipeline(archive(entries), createWriteStream(file));
}
