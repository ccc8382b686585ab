import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../../lib/ask.ts';
import { querySchema } from '../../lib/schema/query.ts';
import { projectRoot } from '../support/run-cli.ts';
import { scratchFolder } from '../support/scratch.ts';
import { importInto } from '../support/warehouse.ts';

const scratch = scratchFolder('single-metrics');

test('won by month: D01 in March, D04 in April, D02 in May, whole; by owner: anna 2, boris 1', async () => {
  const from = join(projectRoot, 'fixtures', 'tiny');
  const files = readdirSync(from).filter((file) => file.endsWith('.csv'));
  const { warehouse } = await importInto(
    scratch,
    files.map((file) => join(from, file)),
    {
      processes: [join(from, 'process.yaml')],
      timezone: 'Europe/Moscow',
      baseCurrency: 'RUB',
      exportedAt: '2026-06-30T20:59:59Z',
    },
  );
  const pointsOf = async (query: Record<string, unknown>) =>
    (await ask(warehouse, 'deals_won', querySchema.parse(query))).points as {
      period: string;
      segment: string | null;
      value: number;
    }[];
  const whole = await pointsOf({});
  expect(whole.every(({ segment }) => segment === null)).toBe(true);
  expect(whole.filter(({ value }) => value > 0).map(({ period, value }) => [period, value])).toEqual([
    ['2026-03', 1],
    ['2026-04', 1],
    ['2026-05', 1],
  ]);
  const owners = new Map<string | null, number>();
  for (const { segment, value } of await pointsOf({ group_by: ['owner'] }))
    owners.set(segment, (owners.get(segment) ?? 0) + value);
  expect([owners.get('anna'), owners.get('boris')]).toEqual([2, 1]);
  warehouse.close();
});
