import { expect, test } from 'vitest';
import { ask } from '../lib/ask.ts';
import { querySchema } from '../lib/schema/query.ts';
import { makeProcess } from './naive/random-process.ts';
import type { World } from './naive/world.ts';
import { writeWorld } from './naive/write-world.ts';
import { scratchFolder } from './support/scratch.ts';
import { disagreements } from './support/second-opinion.ts';
import { importInto } from './support/warehouse.ts';

const folder = scratchFolder('second-opinion-known');
const at = (day: number, hour = 12) => Date.UTC(2026, 2, day, hour) * 1000;
const required = [{ anyOf: ['competitor'] }];
const sales = makeProcess({
  id: 'sales',
  pipelines: ['Sales'],
  active: [{ id: 'a1', required, limitDays: 2 }, 'a2', 'a3'],
  won: ['won'],
  lost: ['lost'],
  rules: { close_date_pushed: { times: 1 } },
});
const care = makeProcess({
  id: 'care',
  pipelines: ['Care'],
  active: ['b1', 'b2'],
  won: ['kept'],
  lost: ['gone'],
});
const deal = (deal_id: string, created: number, pipeline = 'Sales') => ({
  deal_id,
  pipeline,
  created_at: created,
  custom: { competitor: deal_id === 'FILLED' ? 'Acme' : null },
});
const step = (deal_id: string, stage: string, entered_at: number, seq: number, pipeline = 'Sales') => ({
  deal_id,
  stage,
  entered_at,
  seq,
  pipeline,
});

/** Each case is one on which the two implementations once disagreed. */
const world: World = {
  importInstant: at(28),
  timezone: 'UTC',
  baseCurrency: 'RUB',
  processes: [sales, care],
  deals: [
    deal('FILLED', at(1)),
    deal('FROM-CARE', at(2)),
    deal('TIED', at(1)),
    deal('TO-CARE', at(3), 'Care'),
    deal('EARLY', at(20)),
    deal('WAITING', at(5)),
    { ...deal('ROUND', at(4)), created_at: null },
  ],
  history: [
    step('FILLED', 'a1', at(1), 1),
    step('FILLED', 'a2', at(4), 2),
    { ...step('FROM-CARE', 'a2', at(3), 1), from_stage: 'Unknown', from_pipeline: 'Care' },
    step('TIED', 'a1', at(1), 1),
    step('TIED', 'lost', at(6), 2),
    step('TIED', 'a2', at(6), 3),
    step('TO-CARE', 'a1', at(3), 1),
    step('TO-CARE', 'a2', at(5), 2),
    step('TO-CARE', 'b1', at(9), 3, 'Care'),
    step('EARLY', 'a1', at(10), 1),
    step('WAITING', 'a1', at(24), 1),
    step('ROUND', 'a1', at(4), 1),
    step('ROUND', 'Unknown', at(6), 2, 'Care'),
    step('ROUND', 'a3', at(8), 3),
  ],
  fieldHistory: [
    {
      deal_id: 'TO-CARE',
      field: 'expected_close_date',
      changed_at: at(6),
      old_value: '2026-04-01',
      new_value: '2026-06-01',
    },
  ],
  activities: [],
  targets: [],
  fxRates: [],
  users: [],
};

test('cases that once told the two implementations apart no longer do', async () => {
  const written = writeWorld(world, folder);
  const { warehouse } = await importInto(`${folder}/workspace`, [written.data], {
    processes: written.processes,
    exportedAt: written.exportedAt,
    timezone: written.timezone,
    baseCurrency: written.baseCurrency,
  });
  const metrics = ['funnel', 'stock', 'durations', 'compliance', 'conformance', 'variants', 'map'];
  const queries = [{}, { as_of: '2026-03-15' }];
  const questions = metrics.flatMap((metric) => queries.map((query) => ({ metric, query })));
  try {
    expect(await disagreements(world, warehouse, questions)).toEqual([]);
    const flags = async (rule: string) => {
      const { flags } = await ask(warehouse, 'compliance', querySchema.parse({ process: 'sales', limit: 0 }));
      return (flags as { rule: string; case: string; stage: string | null }[])
        .filter((flag) => flag.rule === rule)
        .map((flag) => [flag.case, flag.stage]);
    };
    expect(await flags('created_late')).toEqual([]);
    expect(await flags('skipped_stage')).toEqual([]);
    expect(await flags('close_date_pushed')).toEqual([['TO-CARE', null]]);
    expect(await flags('field_missing')).toEqual([['TO-CARE', 'a1']]);
  } finally {
    warehouse.close();
  }
});
