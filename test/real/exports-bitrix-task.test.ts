import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { filesIn, toldOf } from './exports-support.ts';
import { type Answer, commandOn, data, isThere } from './support.ts';

const mapping = `
files:
  - match: "deals.csv"
    kind: deals
    columns: {name: title, stage: stage_id, owner: manager_id, account_id: company_id, amount: expected_amount}
    values: {source: {Avito: avito, AVITO: avito, Авито: avito, Website: website}}
  - match: "stage_history.csv"
    kind: stage_history
    columns: {stage: new_stage_id, from_stage: old_stage_id, entered_at: changed_at, changed_by: changed_by_id}
  - match: "pipeline_stages.csv"
    kind: stages
    columns: {pipeline: pipeline_id, stage: stage_id, name: stage_name, position: sort_order}
  - match: "users.csv"
    kind: users
    columns: {user: user_id, team: department}
  - match: "companies.csv"
    kind: accounts
    columns: {account_id: company_id, tax_id: inn, region: city}
  - match: "activities.csv"
    kind: activities
    columns: {type: activity_type, owner: responsible_user_id, due_at: deadline_at, done_at: completed_at}
  - match: "payments.csv"
    kind: payments
    columns: {paid_at: payment_date}
  - match: "products.csv"
    kind: products
    columns: {product: product_id}
  - match: "deal_products.csv"
    kind: items
    columns: {product: product_id, price: unit_price}
  - match: "marketing_costs.csv"
    kind: source_costs
    columns: {date: cost_date, amount: cost_amount}
    values: {source: {AVITO: avito}}
`;
const active = ['NEW', 'QUALIFICATION', 'CALCULATION', 'PROPOSAL', 'CONTRACT', 'PRODUCTION', 'SHIPPED'];
const process = `
id: sales
name: Sales
entity: deal
order: strict
stages:
${active.map((stage) => `  - {id: ${stage.toLowerCase()}, name: ${stage}, match: [${stage}]}`).join('\n')}
won: [{id: won, name: Won, match: [WON]}]
lost: [{id: lost, name: Lost, match: [LOST]}]
`;

/** What the import must say of each file: the defects are named by DATA_QUALITY.md, which comes with the data. */
const expected = {
  'DATA_QUALITY.md': ['its columns fit no kind of file'],
  'activities.csv': ['canonical activities 4/4'],
  'companies.csv': ['canonical accounts 6/6'],
  'deal_products.csv': ['canonical items 10/10'],
  'deals.csv': ['canonical deals 12/12'],
  'marketing_costs.csv': ['canonical source_costs 4/4'],
  'payments.csv': ['canonical payments 6/6'],
  'pipeline_stages.csv': ['canonical stages 9/9'],
  'products.csv': ['canonical products 6/6'],
  // 1.2: EVT004 stands twice, in every cell the same.
  'stage_history.csv': ['canonical stage_history 5/6, 1 duplicates'],
  'users.csv': ['canonical users 5/5'],
};

describe.skipIf(!isThere())('bitrix_test_task: a small export with a published list of its defects', () => {
  const root = scratchFolder('bitrix-task');
  const run = commandOn(join(root, 'w'));
  const folder = join(data, 'bitrix_test_task');
  let imported: Answer;
  let issues: Record<string, [number, string[]]>;
  const deal = async (id: string) => (await run('deal', id)) as Answer;

  beforeAll(async () => {
    writeFileSync(join(root, 'task.yaml'), mapping);
    writeFileSync(join(root, 'sales.yaml'), process);
    imported = await run(
      ...['import', folder, '--timezone', 'Asia/Yekaterinburg', '--base-currency', 'RUB'],
      ...['--mapping', join(root, 'task.yaml'), '--process', join(root, 'sales.yaml')],
    );
    const quality = await run('metrics', 'quality');
    issues = Object.fromEntries(quality.issues.map((one: Answer) => [one.issue, [one.n, one.examples]]));
  });

  test('every file is loaded or named with its reason', () => {
    const told = toldOf(imported);
    expect(Object.keys(told).sort()).toEqual(filesIn('bitrix_test_task'));
    expect(told).toEqual(
      Object.fromEntries(Object.entries(expected).map(([name, said]) => [`bitrix_test_task/${name}`, said])),
    );
    expect(imported.rejected).toBe(0);
  });

  test('1.1: D1008 stands twice, the row changed later counts, and the conflict is named', async () => {
    expect((await deal('D1008')).deal).toMatchObject({ name: 'Дубль сделки измененный', amount: 69_000 });
    expect(issues.conflicting_rows).toEqual([1, ['D1008']]);
    expect(imported.processes).toMatchObject([{ id: 'sales', cases: 11 }]);
  });

  test('2.2, 2.4: a history of D1012, which is no deal; a stage WAIT_CLIENT, which is no stage', () => {
    expect(issues.orphan).toEqual([1, ['D1012']]);
    expect(issues.unmapped).toEqual([1, ['D1011']]);
    expect(imported.unmapped_stages).toEqual([{ pipeline: null, stage: 'WAIT_CLIENT', n: 1 }]);
  });

  test('2.1: activities, payments and products of D9999 make no deal', async () => {
    await expect(deal('D9999')).rejects.toThrow(/D9999/);
    const { overall } = await run('metrics', 'winloss');
    expect(overall).toMatchObject({
      won: 2,
      lost: 1,
      open: 8,
      amount_won: 236_000 + 125_000,
      amount_lost: 57_000,
    });
  });

  test('3.1: four spellings of avito and two of website are one source each', async () => {
    const { by } = await run('metrics', 'winloss', '--group_by', 'source');
    const sources = (by as Answer[]).filter(({ dimension }) => dimension === 'source');
    expect(Object.fromEntries(sources.map((row) => [row.key, row.won + row.lost + row.open]))).toEqual({
      avito: 4,
      website: 2,
      yandex_direct: 2,
      phone: 1,
      referral: 1,
      telegram: 1,
    });
  });

  test('4.1, 6.1: another form of date is a time of the same zone; a blank currency is that of the base', async () => {
    expect((await deal('D1010')).deal).toMatchObject({
      created_at: '2026-06-14T04:20:00Z',
      currency: 'RUB',
      amount: 174_000,
    });
  });

  test('5.1: a negative sum is named and counts as none', async () => {
    expect(issues.negative_amount).toEqual([1, ['D1007']]);
    expect((await deal('D1007')).deal.amount).toBeNull();
  });

  test('6.2, 6.4: no owner stays none; a deal won without a date is dated by its last change', async () => {
    expect((await deal('D1011')).deal).toMatchObject({ owner: null, outcome: 'open' });
    expect((await deal('D1009')).deal).toMatchObject({ outcome: 'won', closed_at: '2026-06-12T12:00:00Z' });
  });

  test('7.5: the history is partial: two deals have one, nine do not, skipped stages are skips', async () => {
    expect(issues.no_history?.[0]).toBe(9);
    const { visits } = await deal('D1001');
    expect(visits.map((one: Answer) => [one.stage, one.exit, one.inferred])).toEqual([
      ['new', 'advance', false],
      ['qualification', 'skip', false],
      ['production', null, false],
    ]);
  });

  test('without the mapping no table is taken for what it is not: payments and products are no deals', async () => {
    const bare = await commandOn(join(root, 'bare'))('import', folder, '--timezone', 'Asia/Yekaterinburg');
    expect(bare.files.map(({ file, kind, read }: Answer) => [file, kind, read])).toEqual([
      ['bitrix_test_task/activities.csv', 'activities', 4],
      ['bitrix_test_task/deals.csv', 'deals', 12],
    ]);
    const why = Object.fromEntries(bare.skipped.map((one: Answer) => [one.file.split('/')[1], one.nearest]));
    expect(why).toMatchObject({
      'payments.csv': 'payments (missing: paid_at)',
      'deal_products.csv': 'items (missing: product)',
    });
  });
});
