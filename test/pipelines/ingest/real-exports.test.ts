import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMapping } from '../../../pipelines/ingest/mapping.ts';
import { land, load } from './support.ts';

const data = new URL('../../../../shared/data/', import.meta.url).pathname;
const isThere = existsSync(data);
if (!isThere) console.warn(`Skipped: the tests on real exports, ${data} is absent.`);

const maven = readMapping(
  `files:
  - match: "sales_pipeline*.csv"
    kind: deals
    columns: {deal_id: opportunity_id, owner: sales_agent, stage: deal_stage, created_at: engage_date, closed_at: close_date, amount: close_value}
    values: {product: {GTXPro: GTX Pro}}`,
  'maven.yaml',
);

test.skipIf(!isThere)(
  'maven_crm by a mapping: 8,800 deals, won value 10,005,534, 1,425 without account',
  async () => {
    const { landing, dir } = await land([join(data, 'maven_crm/sales_pipeline.csv')], { mapping: maven });
    const { rows, report } = await load(landing, dir);
    expect(report.files[0]).toMatchObject({ read: 8800, loaded: 8800, rejected: 0, duplicates: 0 });
    expect(
      await rows(`select sum(amount) filter (where stage = 'Won')::int as won, count(*) filter (where account is null)::int as a,
      count(*) filter (where product = 'GTX Pro')::int as p, count(*) filter (where created_at is null)::int as undated from raw.deals`),
    ).toEqual([{ won: 10_005_534, a: 1425, p: 1480, undated: 500 }]);
  },
);

test.skipIf(!isThere)('the re-save of maven_crm with DD-MM-YY dates gives the same dates', async () => {
  const iso = await land([join(data, 'maven_crm/sales_pipeline.csv')], { mapping: maven });
  const resaved = await land([join(data, 'maven_crm/variant_ddmmyy')], { mapping: maven });
  const dates = 'select deal_id, created_at, closed_at from raw.deals order by deal_id';
  expect(await (await load(resaved.landing, resaved.dir)).rows(dates)).toEqual(
    await (await load(iso.landing, iso.dir)).rows(dates),
  );
});

test.skipIf(!isThere)('bpic2012: 13,087 deals, 60,849 stage rows, offsets become UTC', async () => {
  const { landing, dir } = await land([join(data, 'bpic2012/canonical')]);
  expect(landing.skipped.map((one) => one.file)).toEqual(['canonical/process.txt']);
  const { rows, report } = await load(landing, dir, { timezone: 'Europe/Amsterdam' });
  expect(report.files.map((file) => [file.kind, file.read])).toEqual([
    ['deals', 13_087],
    ['stage_history', 60_849],
  ]);
  expect(report.files.every((file) => file.read === file.loaded + file.duplicates)).toBe(true);
  expect(await rows('select min(entered_at) as first from raw.stage_history')).toEqual([
    { first: '2011-09-30 22:38:44.546' },
  ]);
});
