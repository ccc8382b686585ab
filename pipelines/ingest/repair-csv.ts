import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { CsvRepairer, type MalformedRecord } from './csv-repairer.ts';
import type { Delimiter } from './landing.ts';
import { laxCells } from './lax-cells.ts';

/** A CSV text to repair; paths are relative to the import's folder. */
export type BrokenCsv = {
  readonly text: string;
  /** What the paths of the copy and of the list begin with. */
  readonly stem: string;
  /** Columns of its header. */
  readonly width: number;
  readonly delimiter: Delimiter;
  /** Records with fewer columns than the header are none of the malformed. */
  readonly mayBeShort?: boolean;
};

/**
 * Writes a copy of a CSV text in which each malformed record is an empty one, so that one bad quote costs one record and
 * every record keeps its number; the malformed ones go to a JSON lines file beside it.
 */
export async function repairCsv(
  { text, stem, width, delimiter, mayBeShort = false }: BrokenCsv,
  dir: string,
): Promise<{ text: string; rejects: string }> {
  const paths = { text: `${stem}.repaired`, rejects: `${stem}.rejects.jsonl` };
  const out = await open(join(dir, paths.text), 'w');
  const rejects = await open(join(dir, paths.rejects), 'w');
  try {
    const repairer = new CsvRepairer(width, delimiter, mayBeShort);
    const flush = async (done: { good: Buffer[]; malformed: MalformedRecord[] }) => {
      for (const piece of done.good) await out.appendFile(piece);
      const lines = done.malformed.map(
        ({ text: whole, ...record }) =>
          `${JSON.stringify({ ...record, cells: laxCells(whole, delimiter, width) })}\n`,
      );
      if (lines.length > 0) await rejects.appendFile(lines.join(''));
    };
    for await (const chunk of createReadStream(join(dir, text), { highWaterMark: 1 << 22 })) {
      await flush(repairer.push(chunk as Buffer));
    }
    await flush(repairer.end());
  } finally {
    await out.close();
    await rejects.close();
  }
  return paths;
}
