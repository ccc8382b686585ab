import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CsvRepairer, type MalformedRecord } from './csv-repairer.ts';
import type { LandedFile } from './landing.ts';

/**
 * Writes a copy of a CSV file in which each malformed record is an empty one, so that one bad quote costs one record and
 * every record keeps its number; the malformed ones go to a JSON lines file beside it. Paths are relative to `dir`.
 */
export async function repairCsv(file: LandedFile, dir: string): Promise<{ text: string; rejects: string }> {
  const stem = `text/${basename(file.stored)}`;
  const paths = { text: `${stem}.repaired`, rejects: `${stem}.rejects.jsonl` };
  const out = await open(join(dir, paths.text), 'w');
  const rejects = await open(join(dir, paths.rejects), 'w');
  try {
    const repairer = new CsvRepairer(file.columns.length, file.delimiter ?? ',');
    const flush = async (done: { good: Buffer[]; malformed: MalformedRecord[] }) => {
      for (const piece of done.good) await out.appendFile(piece);
      const lines = done.malformed.map((record) => `${JSON.stringify(record)}\n`);
      if (lines.length > 0) await rejects.appendFile(lines.join(''));
    };
    for await (const chunk of createReadStream(join(dir, file.text ?? file.stored), {
      highWaterMark: 1 << 22,
    })) {
      await flush(repairer.push(chunk as Buffer));
    }
    await flush(repairer.end());
  } finally {
    await out.close();
    await rejects.close();
  }
  return paths;
}
