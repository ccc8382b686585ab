import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../lib/ask.ts';
import type { ProcessCheckBody } from '../../lib/reports/process-check.ts';
import { querySchema } from '../../lib/schema/query.ts';
import { scratchFolder } from '../support/scratch.ts';
import { type Imported, importInto } from '../support/warehouse.ts';

/**
 * Nine statuses of one pipeline: seven active, one won, two lost (counted as one) = nine. Fifty deals were closed
 * within the year, all through `New`; one of them (2 %, not under it) was in `Demo`, none on `On hold`. The deal that
 * was on hold closed eighteen months ago.
 */
const scratch = scratchFolder('process-check');
let imported: Imported;

beforeAll(async () => {
  const stages = ['New', 'Call back', 'Demo', 'On hold', 'Offer', 'Misc', 'Contract'];
  const deals: string[] = [];
  const history: string[] = [];
  const deal = (id: string, path: [string, string][], status: string) => {
    deals.push(`${id},${path.at(-1)![0]},${status},1000,${path[0]![1]}`);
    history.push(...path.map(([stage, at]) => `${id},${stage},${at}`));
  };
  for (let no = 1; no <= 50; no++) {
    const middle: [string, string][] = no === 1 ? [['Demo', '2026-02-05T00:00:00Z']] : [];
    const end = no % 2 ? 'Won' : 'Lost';
    const path: [string, string][] = [
      ['New', '2026-02-01T00:00:00Z'],
      ...middle,
      [end, '2026-03-01T00:00:00Z'],
    ];
    deal(`c${no}`, path, no % 2 ? 'won' : 'lost');
  }
  deal(
    'old',
    [
      ['New', '2024-10-01T00:00:00Z'],
      ['On hold', '2024-11-01T00:00:00Z'],
      ['Lost', '2024-12-01T00:00:00Z'],
    ],
    'lost',
  );
  deal(
    'open',
    [
      ['New', '2026-06-01T00:00:00Z'],
      ['Offer', '2026-06-20T12:00:00Z'],
    ],
    'open',
  );
  mkdirSync(join(scratch, 'files'), { recursive: true });
  const files = {
    'deals.csv': ['deal_id,stage,status,amount,created_at', ...deals],
    'stage_history.csv': ['deal_id,stage,entered_at', ...history],
    'stages.csv': [
      'stage,position,kind',
      ...stages.map((stage, at) => `${stage},${at + 1},open`),
      'Won,8,won',
      'Lost,9,lost',
    ],
  };
  for (const [name, lines] of Object.entries(files))
    writeFileSync(join(scratch, 'files', name), `${lines.join('\n')}\n`);
  imported = await importInto(join(scratch, 'workspace'), [join(scratch, 'files')], {
    exportedAt: '2026-06-30T12:00:00Z',
    timezone: 'UTC',
    baseCurrency: 'RUB',
  });
});
afterAll(() => imported?.warehouse.close());

test('statuses are counted with the lost ones as one; names and use of each stage are told', async () => {
  const { pipelines, stages } = (await ask(
    imported.warehouse,
    'process-check',
    querySchema.parse({}),
  )) as unknown as ProcessCheckBody;
  const used = stages.map(({ name }) => name.en);
  // The export names every stage that a row carries: `Call back`, `Misc` and `Contract` only its list does.
  expect(pipelines).toEqual([
    {
      pipeline: null,
      active: used.length,
      statuses: used.length + 2,
      verdict: expect.any(String),
      not_mapped: [],
    },
  ]);
  const of = (name: string) => stages.find((stage) => stage.name.en === name);
  expect(of('New')).toMatchObject({ like: null, visited: 50, closed: 50, share_visited: 1, rare: false });
  expect(of('Demo')).toMatchObject({ visited: 1, closed: 50, share_visited: 0.02, rare: false });
  // 30 days of one deal.
  expect(of('On hold')).toMatchObject({
    like: 'pause',
    visited: 0,
    rare: true,
    days_per_case: 30,
    cases_now: 0,
  });
  // Ten days up to the export, open.
  expect(of('Offer')).toMatchObject({ like: null, cases_now: 1, amount_now: 1000, days_per_case: 10 });
  expect(of('New')).toMatchObject({
    has_limit: false,
    has_criterion: false,
    has_required: false,
    has_status: true,
  });
});
