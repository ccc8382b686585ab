import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { type Answer, commandOn, data, isThere, rowsOf } from './support.ts';

const mapping = `
files:
  - match: "sales_pipeline.csv"
    kind: deals
    columns: {deal_id: opportunity_id, owner: sales_agent, stage: deal_stage, created_at: engage_date, closed_at: close_date, amount: close_value}
    values: {product: {GTXPro: GTX Pro}}
  - match: "sales_teams.csv"
    kind: users
    columns: {user: sales_agent, team: regional_office}
`;

/** [won, lost, won value] by quarter of closing, as published with the data. */
const quarters = {
  '2017-Q1': [531, 116, 1_134_672],
  '2017-Q2': [1254, 778, 3_086_111],
  '2017-Q3': [1257, 790, 2_982_255],
  '2017-Q4': [1196, 789, 2_802_496],
};
const regions = { Central: [1629, 975], East: [1171, 687], West: [1438, 811] };

const won = (answer: Answer, dimension: string) =>
  Object.fromEntries(
    (answer.by as Answer[])
      .filter((row) => row.dimension === dimension && row.won + row.lost > 0)
      .map((row) => [row.key, [row.won, row.lost]]),
  );

describe.skipIf(!isThere())('8,800 opportunities of Maven Analytics, through a mapping file', () => {
  const root = scratchFolder('maven');
  const run = commandOn(join(root, 'w'));
  const file = join(root, 'maven.yaml');
  const importOf = (command: typeof run, pipeline: string) =>
    command(
      ...['import', join(data, pipeline), join(data, 'maven_crm/sales_teams.csv')],
      ...['--mapping', file, '--timezone', 'UTC', '--base-currency', 'USD'],
    );
  let imported: Answer;
  let winloss: Answer;

  beforeAll(async () => {
    writeFileSync(file, mapping);
    imported = await importOf(run, 'maven_crm/sales_pipeline.csv');
    winloss = await run('metrics', 'winloss', '--group_by', 'quarter');
  });

  test('8,800 deals and 35 agents are read and loaded; the process is inferred and says so', () => {
    expect(imported).toMatchObject({ rejected: 0, unmapped_stages: [] });
    expect(imported.files.map((one: Answer) => [one.kind, one.read, one.loaded])).toEqual([
      ['deals', 8800, 8800],
      ['users', 35, 35],
    ]);
    expect(imported.processes).toMatchObject([{ inferred: true, cases: 8800 }]);
  });

  test('4,238 / (4,238 + 2,473) = 63.15 % of the closed ones are won, worth 10,005,534', () => {
    expect(winloss.overall).toMatchObject({
      won: 4238,
      lost: 2473,
      open: 1589 + 500,
      amount_won: 10_005_534,
    });
    expect(winloss.overall.win_rate).toBeCloseTo(4238 / 6711, 12);
    expect(winloss.overall.win_rate).toBeCloseTo(0.6315, 4);
  });

  test('won and lost by quarter of closing, and what the won ones are worth', async () => {
    const counts = Object.entries(quarters).map(([quarter, [w, l]]) => [quarter, [w, l]]);
    expect(won(winloss, 'quarter')).toEqual(Object.fromEntries(counts));
    const value = await run('metrics', 'won_amount', '--group_by', 'quarter');
    expect(value.points.map((point: Answer) => [point.period, point.value])).toEqual(
      Object.entries(quarters).map(([quarter, [, , amount]]) => [quarter, amount]),
    );
  });

  test('won and lost by region: Central 62.56 %, East 63.02 %, West 63.94 %', () => {
    expect(won(winloss, 'team')).toEqual(regions);
    const rates = winloss.by.filter((row: Answer) => row.dimension === 'team');
    expect(Object.fromEntries(rates.map((row: Answer) => [row.key, Math.round(row.win_rate * 1e4)]))).toEqual(
      {
        Central: 6256,
        East: 6302,
        West: 6394,
      },
    );
  });

  test('the mapped value joins the price list: 1,480 deals of GTX Pro, none of GTXPro', () => {
    const products = winloss.by.filter((row: Answer) => row.dimension === 'product');
    const all = rowsOf('maven_crm/sales_pipeline.csv').filter((row) => row.product === 'GTXPro').length;
    const [pro] = products.filter((row: Answer) => row.key === 'GTX Pro');
    expect(pro.won + pro.lost + pro.open).toBe(all);
    expect(products.some((row: Answer) => row.key === 'GTXPro')).toBe(false);
  });

  test('the cycle of the won: mean 51.78, median 57 days to the day', async () => {
    const { cycle } = await run('metrics', 'durations');
    // A bare closing date is the end of its day, so every cycle is one day longer than the difference of dates.
    expect([cycle.won.n, cycle.lost.n]).toEqual([4238, 2473]);
    expect(cycle.won.mean - 1).toBeCloseTo(51.78, 2);
    expect([Math.round(cycle.won.median - 1), Math.round(cycle.lost.median - 1)]).toEqual([57, 14]);
  });

  test('the re-save with DD-MM-YY dates gives the same answer', async () => {
    const resaved = commandOn(join(root, 'resaved'));
    await importOf(resaved, 'maven_crm/variant_ddmmyy/sales_pipeline.csv');
    const { build: _other, ...again } = await resaved('metrics', 'winloss', '--group_by', 'quarter');
    const { build: _own, ...first } = winloss;
    // Its two extra columns are kept as custom fields and change nothing.
    expect(again).toEqual(first);
  });
});
