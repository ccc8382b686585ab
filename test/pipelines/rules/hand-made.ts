import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Answers } from '../../../lib/answers.ts';
import { ask } from '../../../lib/ask.ts';
import { querySchema } from '../../../lib/schema/query.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { importInto } from '../../support/warehouse.ts';

type Flag = Answers['compliance']['flags'][number];

/** What a hand-made world answers about its rules. */
export type HandMade = {
  /** `case instant state` of the flags of a rule on cases whose ids begin with `prefix`, sorted. */
  flags(rule: string, prefix?: string, query?: Record<string, unknown>): Promise<string[]>;
  /** One flag of a rule on a case, with its evidence and message. */
  flag(rule: string, id: string, query?: Record<string, unknown>): Promise<Flag | undefined>;
  /** The row of a rule: whether it is judged, why not, how many were exposed. */
  rule(rule: string, query?: Record<string, unknown>): Promise<Answers['compliance']['rules'][number]>;
};

/** Shortens an instant: seconds that are nothing go, and of a day's last microsecond what follows the minute. */
const short = (at: string | null) => (at ?? '-').replace(/:00Z$|:59\.999999Z$/, 'Z');

/**
 * Writes files (each a list of lines, the header first) and a process, and imports them as a person would.
 * The zone is Europe/Berlin: on 2026-03-29 at 01:00Z its clocks go from 2:00 to 3:00.
 */
export async function handMade(
  name: string,
  process: string,
  files: Readonly<Record<string, readonly string[]>>,
  exportedAt: string,
): Promise<HandMade> {
  const folder = scratchFolder(`rules-${name}`);
  const exports = join(folder, 'export');
  mkdirSync(exports);
  for (const [file, lines] of Object.entries(files))
    writeFileSync(join(exports, `${file}.csv`), `${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'process.yaml'), process);
  const { warehouse } = await importInto(join(folder, 'workspace'), [exports], {
    exportedAt,
    processes: [join(folder, 'process.yaml')],
    timezone: 'Europe/Berlin',
    baseCurrency: 'EUR',
  });
  afterAll(() => warehouse.close());
  const answer = async (rule: string, query: Record<string, unknown> = {}) =>
    (await ask(
      warehouse,
      'compliance',
      querySchema.parse({ process: 'hand', rule: [rule], limit: 0, ...query }),
    )) as unknown as Answers['compliance'];
  return {
    flags: async (rule, prefix = '', query = {}) =>
      (await answer(rule, query)).flags
        .filter((flag) => flag.case.startsWith(prefix))
        .map((flag) => `${flag.case} ${short(flag.at)} ${flag.state}`)
        .sort(),
    flag: async (rule, id, query = {}) =>
      (await answer(rule, { ...query, deal: [id] })).flags.find((flag) => flag.case === id),
    rule: async (rule, query = {}) => (await answer(rule, query)).rules[0]!,
  };
}
