import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { localDay, parseInstantOrDay } from '../calendar/zone.ts';
import { type ErrorCode, VoronkaError } from '../errors.ts';
import { exportNames } from '../export/ask-for-export.ts';
import { languages } from '../messages.ts';
import { readQuery } from '../query-params.ts';
import { servedWorkspace } from '../workspace/known.ts';
import { runVoronka } from './child.ts';
import { inTurn } from './gate.ts';

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.stream',
};

/** A file to be downloaded; it is deleted when it has been read, or its reader has left. */
export type Download = {
  readonly body: ReadableStream<Uint8Array>;
  readonly headers: Record<string, string>;
};

type ErrorDocument = { code: ErrorCode; message: string; hint?: string };

/** The words of the command line that an address asks for. @throws VoronkaError usage, not_found */
function argsOf(name: string, params: URLSearchParams): { format: string; args: string[] } {
  if (!exportNames().includes(name))
    throw new VoronkaError('not_found', `There is nothing to export named "${name}".`);
  const { format = 'csv', list, lang, ...rest } = Object.fromEntries(params);
  if (!(format in types)) {
    const known = Object.keys(types).join(', ');
    throw new VoronkaError('usage', `The format "${format}" is unknown.`, `Known: ${known}.`);
  }
  if (lang !== undefined && !(languages as readonly string[]).includes(lang))
    throw new VoronkaError('usage', `lang cannot be "${lang}".`, `It is one of: ${languages.join(', ')}.`);
  const filters = [...params].filter(([key]) => key in rest);
  readQuery(filters);
  return {
    format,
    args: [
      ...(list ? [`--list=${list}`] : []),
      ...(lang ? [`--lang=${lang}`] : []),
      ...filters.map(([key, value]) => `--${key}=${value}`),
    ],
  };
}

/** Writes a metric, a row set or a deal as a file and gives it to be downloaded. @throws VoronkaError */
export async function exportFile(
  name: string,
  params: URLSearchParams,
  signal: AbortSignal,
): Promise<Download> {
  const { format, args } = argsOf(name, params);
  const folder = await mkdtemp(join(tmpdir(), 'voronka-download-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const file = join(folder, `file.${format}`);
    const place = ['--workspace', servedWorkspace(), '--json', '--format', format, '--out', file];
    const { document } = await inTurn(signal, () =>
      runVoronka(['export', name, ...place, ...args], { signal }),
    );
    if ('error' in document) {
      const { code, message, hint } = document.error as ErrorDocument;
      throw new VoronkaError(code, message, hint);
    }
    const zone = String(document.timezone);
    const day = localDay(parseInstantOrDay(String(document.as_of), zone), zone);
    const { size } = await stat(file);
    const stream = createReadStream(file);
    stream.once('close', () => void remove());
    return {
      body: Readable.toWeb(stream) as ReadableStream<Uint8Array>,
      headers: {
        'content-type': types[format]!,
        'content-length': String(size),
        'content-disposition': `attachment; filename="voronka-${name}-${day}.${format}"`,
        'cache-control': 'no-store',
      },
    };
  } catch (thrown) {
    await remove();
    throw thrown;
  }
}
