import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../../lib/ask.ts';
import { querySchema } from '../../lib/schema/query.ts';
import { openWarehouse } from '../../lib/warehouse.ts';
import { realEngine } from '../../pipelines/engine-real.ts';
import { rebuild } from '../../pipelines/rebuild.ts';
import { scratchFolder } from '../support/scratch.ts';
import { importInto } from '../support/warehouse.ts';

/** Built-in systems of several parts: what an import does with parts that it has no cases for, and in one pipeline. */
const scratch = scratchFolder('systems');
const stages = [
  'D1,Новый,2026-01-05',
  'D1,Диагностика,2026-01-07',
  'D1,КП,2026-01-15',
  'D2,Новый,2026-01-06',
  'D3,Новый,2026-01-02',
  'D3,Диагностика,2026-01-12',
  'D3,WON,2026-02-01',
  'D4,Новый,2026-01-03',
  'D4,JUNK,2026-02-03',
];
const files = {
  'deals.csv': [
    'deal_id,stage,amount,created_at,closed_at',
    'D1,КП,1000,2026-01-05,',
    'D2,Новый,2000,2026-01-06,',
    'D3,WON,500,2026-01-02,2026-02-01',
    'D4,JUNK,700,2026-01-03,2026-02-03',
  ],
  'stage_history.csv': ['deal_id,stage,entered_at', ...stages],
  'contracts.csv': ['contract_id,account_id,deal_id,signed_at,amount', 'C1,A1,D3,2026-02-01,500'],
};
const paths = Object.entries(files).map(([name, lines]) => {
  const path = join(scratch, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
});

test('a system in one pipeline judges what its parts would not cover, and is found again by a rebuild', async () => {
  const workspace = join(scratch, 'flat');
  const first = await importInto(workspace, paths, { processes: ['b2b-funnel:flat'], timezone: 'UTC' });
  first.warehouse.close();
  expect(first.document.unmapped_stages).toEqual([]);
  const again = await rebuild({ workspace }, realEngine);
  const build = String(again.build);
  const warehouse = await openWarehouse(join(workspace, 'builds', `${build}.duckdb`), build);
  const answer = (await ask(warehouse, 'stock', querySchema.parse({}))) as unknown as {
    stages: { stage: string; current: number }[];
  };
  warehouse.close();
  // D2 stands where a lead would, D1 in the proposal; D3 is won, D4 never was a deal.
  expect(Object.fromEntries(answer.stages.map(({ stage, current }) => [stage, current]))).toEqual({
    first_contact: 1,
    diagnosis: 0,
    proposal: 1,
    negotiation: 0,
  });
});

test('parts without cases are said: leads that were not exported, contracts that are not judged', async () => {
  const { document, warehouse } = await importInto(join(scratch, 'parts'), paths, {
    processes: ['b2b-funnel'],
    timezone: 'UTC',
  });
  warehouse.close();
  expect(document.warnings).toEqual(
    expect.arrayContaining([
      'Process funnel-lead covers no lead of these imports.',
      'Process funnel-contract is about contracts: it is kept, contracts are not judged yet.',
    ]),
  );
  expect(document.unmapped_stages.map(({ stage }) => stage)).toEqual(['Новый', 'JUNK']);
});
