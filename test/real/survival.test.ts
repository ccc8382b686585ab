import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { type Answer, commandOn, isThere, rowsOf } from './support.ts';

type Subject = { readonly days: number; readonly ended: boolean; readonly group: string };

const asOf = Date.parse('2026-01-01T00:00:00Z');
const instant = (days: number) => new Date(asOf + days * 86_400_000).toISOString();
const definition = `
id: survival
name: {en: Survival, ru: Дожитие}
entity: deal
order: strict
stages: [{id: waiting, name: {en: Waiting, ru: Ожидание}, match: [waiting]}]
lost: [{id: ended, name: {en: Ended, ru: Конец}, match: [ended]}]
`;

const leukemia = (): Subject[] =>
  rowsOf('survival_gold/Rdatasets_leukemia.csv').map(({ time, status, x }) => ({
    days: Number(time),
    ended: status === '1',
    group: String(x),
  }));
const lung = (): Subject[] =>
  rowsOf('survival_gold/Rdatasets_cancer.csv').map((row) => ({
    days: Number(row.time),
    ended: row.status === '2',
    group: row['ph.ecog'] === '' || row['ph.ecog'] === 'NA' ? '' : `ecog ${row['ph.ecog']}`,
  }));

/** One stage that a subject enters and leaves at the event, or is still in at the export. */
function exportOf(dir: string, subjects: readonly Subject[]): string {
  mkdirSync(dir, { recursive: true });
  const deals = ['deal_id,segment,created_at'];
  const history = ['deal_id,stage,entered_at'];
  for (const [at, { days, ended, group }] of subjects.entries()) {
    const from = ended ? -days - 7 : -days;
    deals.push(`S${at},${group},${instant(from)}`);
    history.push(`S${at},waiting,${instant(from)}`);
    if (ended) history.push(`S${at},ended,${instant(from + days)}`);
  }
  writeFileSync(join(dir, 'deals.csv'), `${deals.join('\n')}\n`);
  writeFileSync(join(dir, 'stage_history.csv'), `${history.join('\n')}\n`);
  return dir;
}

describe.skipIf(!isThere())('published survival tables, as deals in one stage', () => {
  const root = scratchFolder('survival');
  writeFileSync(join(root, 'survival.yaml'), definition);

  /** [n, events, median] of the whole and of every group. */
  async function medians(name: string, subjects: readonly Subject[]): Promise<Record<string, unknown>> {
    const run = commandOn(join(root, `${name}-w`));
    await run(
      ...['import', exportOf(join(root, name), subjects), '--process', join(root, 'survival.yaml')],
      ...['--exported-at', instant(0), '--timezone', 'UTC'],
    );
    const answer = await run('metrics', 'durations', '--group_by', 'segment');
    const parts = [{ key: 'all', stages: answer.stages }, ...answer.groups] as Answer[];
    return Object.fromEntries(
      parts.map(({ key, stages: [stage] }) => [key, [stage.n, stage.completed, stage.median]]),
    );
  }

  test('leukemia: maintained 11, 7 events, median 31; not maintained 12, 11 events, median 23', async () => {
    expect(await medians('aml', leukemia())).toMatchObject({
      Maintained: [11, 7, 31],
      Nonmaintained: [12, 11, 23],
    });
  });

  test('lung cancer: 228, 165 events, median 310; by ECOG 0 / 1 / 2: 394 / 306 / 199 days', async () => {
    expect(await medians('lung', lung())).toMatchObject({
      all: [228, 165, 310],
      'ecog 0': [63, 37, 394],
      'ecog 1': [113, 82, 306],
      'ecog 2': [50, 44, 199],
    });
  });
});
