import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { VoronkaError } from '../lib/errors.ts';
import { resolveProcesses } from '../lib/process/resolve.ts';
import { isReadable } from '../lib/published.ts';
import { buildWarehouse } from './build/build.ts';
import type { Engine } from './engine.ts';
import { discover } from './ingest/discover.ts';
import { landFiles } from './ingest/land.ts';
import {
  type DateOrder,
  type DecimalSign,
  type Delimiter,
  type Encoding,
  encodings,
} from './ingest/landing.ts';
import { unfold } from './ingest/unfold.ts';
import { isOfSystem } from './ingest/zip.ts';

function oneOf<T extends string>(option: string, value: string | null, known: readonly T[]): T | undefined {
  if (value === null) return undefined;
  const found = known.find((one) => one.toLowerCase() === value.toLowerCase());
  if (found) return found;
  throw new VoronkaError('usage', `${option} cannot be "${value}".`, `It is one of: ${known.join('  ')}`);
}

async function filesAmong(paths: readonly string[]): Promise<Set<string>> {
  const named = new Set<string>();
  for (const path of paths) if ((await stat(path).catch(() => null))?.isFile()) named.add(path);
  return named;
}

async function childrenOf(folders: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder).catch((cause: Error) => {
        throw new VoronkaError('bad_input', `${folder} cannot be listed.`, '--contents takes folders.', {
          cause,
        });
      });
      return names
        .filter((name) => !isOfSystem(name))
        .sort()
        .map((name) => join(folder, name));
    }),
  );
  return lists.flat();
}

async function chooseProcesses(args: readonly string[], workspaceDir: string) {
  const ids: string[] = [];
  const copies: { file: string; text: string }[] = [];
  for (const arg of args) {
    const { processes, copied } = resolveProcesses([arg], workspaceDir, { copy: false });
    const known = processes.some((process) => process.id === arg || process.system === arg);
    if (known && copied.length === 0) ids.push(arg);
    else ids.push(...new Set(processes.map((process) => process.system ?? process.id)));
    for (const { from, to } of copied)
      copies.push({ file: basename(to), text: await readFile(from, 'utf8') });
  }
  return { ids: [...new Set(ids)], copies };
}

/** A tab cannot be written on a command line. */
const signOf: Readonly<Record<string, Delimiter>> = { ',': ',', ';': ';', tab: '\t' };

/** Reading, building and checking as the product does it. */
export const realEngine: Engine = {
  async land(given, { dir, remembered, alreadyLanded, contents, ...asked }) {
    const paths = contents ? await childrenOf(given) : given;
    const sheets = join(dir, 'sheets');
    const sources = await unfold(await discover([...paths]), sheets);
    const landing = await landFiles(sources, {
      dir,
      alreadyLanded,
      mapping: asked.mapping ?? undefined,
      remembered,
      dates: oneOf<DateOrder>('--dates', asked.dates, ['DMY', 'MDY', 'YMD']),
      decimal: oneOf<DecimalSign>('--decimal', asked.decimal, [',', '.']),
      encoding: oneOf<Encoding>('--encoding', asked.encoding, encodings),
      delimiter: signOf[oneOf('--delimiter', asked.delimiter, Object.keys(signOf)) ?? ''],
      from: asked.from ?? undefined,
      named: contents ? new Set() : await filesAmong(paths),
    });
    await rm(sheets, { recursive: true, force: true });
    return landing;
  },
  chooseProcesses,
  isReadable,
  build: buildWarehouse,
};
