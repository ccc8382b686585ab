import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import busboy from 'busboy';
import { VoronkaError } from '../errors.ts';
import { safeParts } from './safe-path.ts';
import { tooLarge, type UploadLimit } from './upload-limit.ts';

/** What a multipart request brought. */
export type Received = {
  /** How many files lie in the folder now. */
  readonly files: number;
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Parts with these names are files that say how to import, kept apart from the exports: name → paths. */
  readonly side: ReadonlyMap<string, readonly string[]>;
};

export type ReceiveOptions = {
  readonly folder: string;
  readonly limit: UploadLimit;
  readonly sideNames: readonly string[];
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
};

const maxFiles = 10_000;
const maxFieldBytes = 1024 ** 2;

/** A path that is not taken yet: `deals.csv`, `deals (2).csv`, … */
async function freePath(path: string): Promise<string> {
  const extension = extname(path);
  const base = path.slice(0, path.length - extension.length);
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? path : `${base} (${n})${extension}`;
    if (
      await stat(candidate).then(
        () => false,
        () => true,
      )
    )
      return candidate;
  }
}

/**
 * Writes the files of a multipart body into `folder`/files (others into `folder`/side), one after another,
 * in constant memory.
 * @throws VoronkaError bad_input for a body that is broken or a name that leads out; too_large
 */
export async function receive(
  body: ReadableStream,
  contentType: string,
  options: ReceiveOptions,
): Promise<Received> {
  const fields = new Map<string, string[]>();
  const side = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, name: string, value: string) =>
    map.set(name, [...(map.get(name) ?? []), value]);
  const parser = openParser(contentType);
  // Files are written in the order of the body; names are chosen one at a time.
  let writing: Promise<void> = Promise.resolve();
  let files = 0;
  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated)
      parser.destroy(new VoronkaError('too_large', `The field "${name}" is longer than 1 MB.`));
    else add(fields, name, value);
  });
  parser.on('filesLimit', () =>
    parser.destroy(new VoronkaError('too_large', `More than ${maxFiles} files.`)),
  );
  parser.on('file', (name, stream, { filename }) => {
    const isSide = options.sideNames.includes(name);
    stream.on('error', () => undefined);
    writing = writing.then(async () => {
      const parts = filename ? safeParts(filename) : null;
      if (!parts) return void stream.resume();
      const path = await freePath(join(options.folder, isSide ? 'side' : 'files', ...parts));
      await mkdir(dirname(path), { recursive: true });
      await pipeline(stream, createWriteStream(path, { flags: 'wx' }));
      if (isSide) add(side, name, path);
      else files++;
    });
    writing.catch((error: Error) => parser.destroy(error));
  });
  await mkdir(join(options.folder, 'files'), { recursive: true });
  const source = Readable.fromWeb(body, { signal: options.signal });
  try {
    await pipeline(source, counted(options), parser);
    await writing;
  } catch (thrown) {
    await writing.catch(() => undefined);
    throw asRefusal(thrown, options.signal);
  }
  return { files, fields, side };
}

function openParser(contentType: string): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      preservePath: true,
      defParamCharset: 'utf8',
      limits: { files: maxFiles, fields: 1_000, fieldSize: maxFieldBytes },
    });
  } catch (cause) {
    throw new VoronkaError(
      'bad_input',
      'The request is not multipart/form-data.',
      'Send the files as a form does: curl -F files=@deals.csv',
      { cause },
    );
  }
}

function counted({ limit, onBytes }: ReceiveOptions) {
  return async function* count(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > limit.bytes) throw tooLarge(limit);
      onBytes(bytes);
      yield chunk;
    }
  };
}

function asRefusal(thrown: unknown, signal: AbortSignal): unknown {
  if (signal.aborted || thrown instanceof VoronkaError) return thrown;
  const { message, code } = thrown as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return thrown;
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return new VoronkaError('bad_input', 'The upload names one thing both a file and a folder.');
  return new VoronkaError('bad_input', `The upload broke off: ${message}.`, 'Send it again.', {
    cause: thrown,
  });
}
