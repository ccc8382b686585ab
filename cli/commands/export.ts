import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { VoronkaError } from '../../lib/errors.ts';
import { toArrow } from '../../lib/export/arrow.ts';
import { toCsv } from '../../lib/export/csv.ts';
import { mainList, type Row } from '../../lib/export/flatten.ts';
import { writeParquet } from '../../lib/export/parquet.ts';
import type { Context } from '../context.ts';
import { readFilterArgs } from '../filter-args.ts';
import { print, printJson } from '../output.ts';
import { answerOrRows, listOf } from './metrics.ts';

const writers: Record<string, (rows: readonly Row[], file: string) => Promise<void>> = {
  csv: (rows, file) => writeFile(file, toCsv(rows)),
  parquet: writeParquet,
  arrow: async (rows, file) => writeFile(file, await (await toArrow(rows)).toUint8Array()),
};

/** `export NAME --format F --out FILE [filters]`: all rows of the answer's main list. */
export async function runExport(
  context: Context,
  args: string[],
  options: { format: string; out: string },
): Promise<number> {
  const { operands, query } = readFilterArgs(args);
  const [name, extra] = operands;
  if (!name || extra)
    throw new VoronkaError('usage', extra ? `Unexpected argument "${extra}".` : 'Export what?');
  const write = writers[options.format];
  if (!write) {
    const later = ['xlsx', 'pdf'].includes(options.format) ? 'is not built yet' : 'is unknown';
    throw new VoronkaError(
      'usage',
      `The format "${options.format}" ${later}.`,
      `Known: ${Object.keys(writers).join(', ')}.`,
    );
  }
  const file = resolve(options.out);
  const rows = mainList(await answerOrRows(context, name, { limit: 0, ...query }), listOf(name));
  try {
    await write(rows, file);
  } catch (cause) {
    const message = (cause as Error).message;
    if (/ENOSPC|No space left/.test(message)) throw cause;
    throw new VoronkaError(
      'bad_input',
      `${file} cannot be written: ${message}`,
      'Check the folder and its rights.',
      { cause },
    );
  }
  if (context.json) await printJson({ metric: name, file, format: options.format, rows: rows.length });
  else await print(context.t('cli.exported', { file, rows: rows.length }));
  return 0;
}
