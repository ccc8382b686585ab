import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Answer } from '../../lib/ask.ts';
import { asVoronkaError, VoronkaError } from '../../lib/errors.ts';
import { toArrow } from '../../lib/export/arrow.ts';
import {
  askForExport,
  assertExportName,
  mainListOf,
  unitsOfAnswer,
} from '../../lib/export/ask-for-export.ts';
import { writeCsv } from '../../lib/export/csv.ts';
import { mainList, type Row } from '../../lib/export/flatten.ts';
import { listOfAnswer } from '../../lib/export/lists.ts';
import { writeParquet } from '../../lib/export/parquet.ts';
import { writeXlsx } from '../../lib/export/xlsx.ts';
import type { Language } from '../../lib/messages.ts';
import { openPublished } from '../../lib/published.ts';
import type { BuildInfo } from '../../lib/warehouse.ts';
import type { Context } from '../context.ts';
import { readFilterArgs } from '../filter-args.ts';
import { print, printJson } from '../output.ts';

type Job = {
  readonly name: string;
  readonly answer: Answer;
  readonly info: BuildInfo;
  readonly file: string;
  readonly list: string | null;
  /** Of headings; null = codes. */
  readonly language: Language | null;
};

/** The rows of the one list that a file without sheets holds. */
function rowsOf({ name, answer, list }: Job): readonly Row[] {
  return list ? listOfAnswer(answer, list).rows : mainList(answer, mainListOf(name));
}

const writers: Record<string, (job: Job, rows: readonly Row[]) => Promise<void>> = {
  csv: ({ file, language }, rows) => writeCsv(rows, file, language),
  xlsx: ({ name, answer, info, file, list, language }) =>
    writeXlsx(answer, file, {
      timezone: info.timezone,
      currency: info.baseCurrency,
      language,
      list,
      units: unitsOfAnswer(name, answer),
    }),
  parquet: ({ file }, rows) => writeParquet(rows, file),
  arrow: async ({ file }, rows) => writeFile(file, await (await toArrow(rows)).toUint8Array()),
};

type Options = { format: string; out: string; list?: string };

async function jobOf(context: Context, args: string[], options: Options): Promise<Job> {
  const { operands, query } = readFilterArgs(args);
  const [name, extra] = operands;
  if (!name || extra)
    throw new VoronkaError('usage', extra ? `Unexpected argument "${extra}".` : 'Export what?');
  assertExportName(name);
  const warehouse = await openPublished(context.workspace);
  try {
    const only = options.list ?? (options.format === 'xlsx' ? null : mainListOf(name));
    return {
      name,
      answer: await askForExport(warehouse, name, query, only),
      info: warehouse.info,
      file: resolve(options.out),
      list: options.list ?? null,
      language: context.languageNamed ? context.language : null,
    };
  } finally {
    warehouse.close();
  }
}

/** `export NAME --format F --out FILE [--list KEY] [filters]`: all rows of a list of the answer; in xlsx all lists. */
export async function runExport(context: Context, args: string[], options: Options): Promise<number> {
  const write = writers[options.format];
  if (!write) {
    const later = options.format === 'pdf' ? 'is not built yet' : 'is unknown';
    throw new VoronkaError(
      'usage',
      `The format "${options.format}" ${later}.`,
      `Known: ${Object.keys(writers).join(', ')}.`,
    );
  }
  const job = await jobOf(context, args, options);
  const { name, file, answer, info } = job;
  const rows = rowsOf(job);
  try {
    await write(job, rows);
  } catch (cause) {
    const error = asVoronkaError(cause);
    if (error.code !== 'internal') throw error;
    throw new VoronkaError(
      'bad_input',
      `${file} cannot be written: ${error.message}`,
      'Check the folder and its rights.',
      { cause },
    );
  }
  if (!context.json) await print(context.t('cli.exported', { file, rows: rows.length }));
  else {
    const { build, as_of } = answer;
    const facts = { metric: name, file, format: options.format, rows: rows.length };
    await printJson({ ...facts, build, as_of, timezone: info.timezone });
  }
  return 0;
}
