import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answers } from '../lib/answers.ts';
import { ask } from '../lib/ask.ts';
import { reconciliationReasons } from '../lib/reports/reconciliation-reasons.ts';
import { querySchema } from '../lib/schema/query.ts';
import { runChecks } from '../pipelines/build/checks.ts';
import { scratchFolder } from './support/scratch.ts';
import { type Imported, importInto } from './support/warehouse.ts';

/**
 * Fifteen deals as of 30 June: D01, D14 and D15 agree with their cards, the twelve others differ for one reason each.
 * Stages of the CRM: Pilot and On hold are open ones there; the process calls Pilot won, a person has called On hold lost.
 */
const process = `
id: sales
entity: deal
order: strict
stages:
  - { id: inquiry, match: [Inquiry] }
  - { id: meeting, match: [Meeting] }
  - { id: offer, match: [Offer] }
won: [{ id: won, match: [Won, Pilot] }]
lost: [{ id: lost, match: [Lost] }]
`;
const stages = `pipeline,stage,position,kind
Sales,Inquiry,1,open
Sales,Meeting,2,open
Sales,Offer,3,open
Sales,Tender,4,open
Sales,On hold,5,open
Sales,Pilot,6,open
Sales,Won,7,won
Sales,Lost,8,lost
`;
const deals = `deal_id,name,pipeline,stage,status,amount,currency,owner,created_at,updated_at,closed_at
D01,Alder,Sales,Offer,open,1000,RUB,Vera,2026-06-01,2026-06-02,
D01,Alder,Sales,Offer,open,1000,RUB,Vera,2026-06-01,2026-06-02,
D02,Birch,Sales,Inquiry,open,100,RUB,Vera,2026-07-05,2026-06-20,
D03,Cedar,Sales,Won,won,200,RUB,Vera,2026-06-01,2026-06-20,2026-07-10
D04,Dogwood,Sales,Tender,open,300,RUB,Vera,2026-06-01,2026-06-20,
D05,Elm,Sales,On hold,,350,RUB,Vera,2026-06-01,2026-06-20,
D06,Fir,Sales,Pilot,,400,RUB,Vera,2026-06-01,2026-06-20,
D07,Ginkgo,Sales,Won,lost,500,RUB,Vera,2026-06-01,2026-06-20,2026-06-20
D08,Hazel,Sales,Inquiry,open,550,RUB,Vera,2026-06-01,2026-06-03,
D08,Hazel,Sales,Meeting,open,600,RUB,Vera,2026-06-01,2026-06-06,
D09,Ivy,Sales,Won,open,700,RUB,Vera,2026-06-01,2026-06-15,
D10,Juniper,Sales,Inquiry,open,ask Vera,RUB,Vera,2026-06-01,2026-06-20,
D11,Larch,Sales,Inquiry,open,-50,RUB,Vera,2026-06-01,2026-06-20,
D12,Maple,Sales,Inquiry,open,900,KZT,Vera,2026-06-01,2026-06-20,
D13,Oak,Sales,Inquiry,open,800,RUB,A. Kovaleva,2026-06-01,2026-06-20,
D14,Pine,Sales,Lost,lost,150,RUB,Anna Kovaleva,2026-06-01,2026-06-20,2026-06-20
D15,Rowan,Sales,Offer,lost,250,RUB,Vera,2026-06-01,2026-06-20,2026-06-20
,Nameless,Sales,Inquiry,open,77,RUB,Vera,2026-06-01,2026-06-20,
`;
const history = `deal_id,pipeline,stage,entered_at
D01,Sales,Offer,2026-06-02
D08,Sales,Meeting,2026-06-05
D08,Sales,Offer,2026-06-10
D09,Sales,Offer,2026-06-02
D09,Sales,Won,2026-06-15
`;
const leads = `lead_id,stage,status,created_at
L1,New,open,2026-06-01
`;

const scratch = scratchFolder('reconciliation');
let imported: Imported;

beforeAll(async () => {
  const folder = join(scratch, 'files');
  mkdirSync(folder);
  for (const [name, text] of Object.entries({ stages, deals, stage_history: history, leads }))
    writeFileSync(join(folder, `${name}.csv`), text);
  writeFileSync(join(scratch, 'sales.yaml'), process);
  imported = await importInto(join(scratch, 'workspace'), [folder], {
    processes: [join(scratch, 'sales.yaml')],
    timezone: 'UTC',
    baseCurrency: 'RUB',
    exportedAt: '2026-06-30T20:59:59Z',
    choices: {
      stages: [{ process: 'sales', pipeline: 'Sales', stage: 'On hold', state: 'lost' }],
      aliases: { owner: { 'A. Kovaleva': 'Anna Kovaleva' } },
    },
  });
});
afterAll(() => imported?.warehouse.close());

async function reconciled(query: object = {}): Promise<Answers['reconciliation']> {
  const answer = await ask(imported.warehouse, 'reconciliation', querySchema.parse(query));
  return answer as unknown as Answers['reconciliation'];
}

test('18 rows of deals = 1 rejected + 1 duplicate + 1 older row of D08 + 15 numbers; 14 of them are shown', async () => {
  const { entities, n_cases } = await reconciled();
  expect(entities).toMatchObject([
    {
      entity: 'deal',
      read: 18,
      rejected: 1,
      duplicates: 1,
      superseded: 1,
      ids: 15,
      left_out: null,
      cases: 14,
      not_cases: [{ reason: 'created_later', n: 1 }],
      history_only: 0,
      undated: 0,
      differ: 12,
    },
    { entity: 'lead', read: 1, rejected: 0, duplicates: 0, superseded: 0, ids: 1, cases: 1, differ: 0 },
  ]);
  expect(n_cases).toBe(16);
});

test('each reason once: what the card says, what is shown', async () => {
  const { differences, by_reason, total } = await reconciled();
  expect(Object.fromEntries(differences.map(({ id, what, reason }) => [id, `${what}: ${reason}`]))).toEqual({
    D02: 'presence: created_later',
    D03: 'state: entered_later',
    D04: 'state: stage_unmapped',
    D05: 'state: stage_chosen',
    D06: 'state: stage_by_process',
    D07: 'state: outcome_by_status',
    D08: 'state: stage_by_history',
    D09: 'state: outcome_by_stage',
    D10: 'amount: amount_unreadable',
    D11: 'amount: amount_negative',
    D12: 'amount: no_rate',
    D13: 'owner: owner_joined',
  });
  expect(total).toBe(12);
  expect(by_reason.map(({ reason }) => reason).sort()).toEqual(
    reconciliationReasons.filter((one) => one !== 'unexplained').sort(),
  );
  const of = (id: string) => differences.find((one) => one.id === id);
  expect(of('D02')).toMatchObject({ name: 'Birch', ours: null, crm: { stage: 'Inquiry', amount: 100 } });
  expect(of('D05')).toMatchObject({
    crm: { stage: 'On hold', status: null },
    ours: { stage: 'lost', outcome: 'lost' },
  });
  expect(of('D08')).toMatchObject({
    crm: { stage: 'Meeting', amount: 600 },
    ours: { stage: 'offer', amount: 600 },
  });
  expect(of('D09')).toMatchObject({
    crm: { stage: 'Won', status: 'open' },
    ours: { stage: 'won', outcome: 'won' },
  });
  expect(of('D10')).toMatchObject({ crm: { amount: null, amount_text: 'ask Vera' }, ours: { amount: null } });
  expect(of('D11')).toMatchObject({ crm: { amount: -50 }, ours: { amount: null } });
  expect(of('D12')).toMatchObject({ crm: { amount: 900 }, ours: { amount: 900, amount_base: null } });
  expect(of('D13')).toMatchObject({ crm: { owner: 'A. Kovaleva' }, ours: { owner: 'Anna Kovaleva' } });
});

test('a page of the differences, those of one reason; an unknown reason is refused', async () => {
  const all = (await reconciled()).differences.map(({ id }) => id);
  const page = await reconciled({ limit: 5, offset: 5 });
  expect(page.differences.map(({ id }) => id)).toEqual(all.slice(5, 10));
  expect(page.total).toBe(12);
  const one = await reconciled({ reason: 'no_rate' });
  expect([one.total, one.differences.map(({ id }) => id)]).toEqual([1, ['D12']]);
  await expect(reconciled({ reason: 'bad luck' })).rejects.toThrow('There is no reason "bad luck".');
});

test('stage by stage, in the currency of the rows', async () => {
  const { counts } = await reconciled();
  const shown = counts
    .filter(({ entity }) => entity === 'deal')
    .map((row) => [
      row.stage,
      row.outcome,
      row.currency,
      row.crm_n,
      row.our_n,
      row.crm_amount,
      row.our_amount,
      row.differ,
    ]);
  expect(shown).toEqual([
    // D12 alone; without a rate its amount is in no sum.
    ['Inquiry', 'open', 'KZT', 1, 1, 900, null, 1],
    // D02 100, D10 no number, D11 −50, D13 800; D02 is not shown, −50 counts as absent.
    ['Inquiry', 'open', 'RUB', 4, 3, 850, 800, 4],
    // D08, which its history has moved on.
    ['Meeting', 'open', 'RUB', 1, 0, 600, null, 1],
    // D01 1,000; here D08 too.
    ['Offer', 'open', 'RUB', 1, 2, 1000, 1600, 1],
    // D15 was lost there: its status says so, its stage stays.
    ['Offer', 'lost', 'RUB', 1, 1, 250, 250, 0],
    ['Tender', 'open', 'RUB', 1, 0, 300, null, 1],
    ['On hold', 'open', 'RUB', 1, 0, 350, null, 1],
    ['Pilot', 'open', 'RUB', 1, 0, 400, null, 1],
    // D03 200, won only on 10 July; here D06 400 and D09 700.
    ['Won', 'won', 'RUB', 1, 2, 200, 1100, 3],
    // D09, then D07: the statuses of cards that stand at Won.
    ['Won', 'open', 'RUB', 1, 0, 700, null, 1],
    ['Won', 'lost', 'RUB', 1, 0, 500, null, 1],
    // D14 150; here D05 350 and D07 500 too.
    ['Lost', 'lost', 'RUB', 1, 3, 150, 1000, 2],
    // D03 and D04.
    [null, 'open', 'RUB', 0, 2, null, 500, 2],
  ]);
  const sum = (side: 'crm_n' | 'our_n') =>
    counts.filter(({ entity }) => entity === 'deal').reduce((total, row) => total + row[side], 0);
  expect([sum('crm_n'), sum('our_n')]).toEqual([15, 14]);
});

test('the money of a file: 6,927 read = 5,850 loaded + 77 rejected + 1,000 of the duplicate', async () => {
  const quality = (await ask(imported.warehouse, 'quality', {})) as unknown as Answers['quality'];
  const amounts = Object.fromEntries(quality.files.map(({ kind, amounts }) => [kind, amounts]));
  expect(amounts).toEqual({
    deals: [
      { currency: 'KZT', amount_read: 900, amount_loaded: 900, amount_rejected: 0, amount_duplicates: 0 },
      {
        currency: 'RUB',
        amount_read: 6927,
        amount_loaded: 5850,
        amount_rejected: 77,
        amount_duplicates: 1000,
      },
    ],
    stages: null,
    stage_history: null,
    leads: null,
  });
});

/** What another workspace's lists come to; each step is one import of files, name → text. */
async function entitiesOf(name: string, ...steps: Record<string, string>[]) {
  const folder = join(scratch, name);
  for (const [at, files] of steps.entries()) {
    const from = join(folder, String(at));
    mkdirSync(from, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(from, file), text);
    const { warehouse } = await importInto(join(folder, 'workspace'), [from], { timezone: 'UTC' });
    const answer = await ask(warehouse, 'reconciliation', {});
    warehouse.close();
    if (at === steps.length - 1) return answer as unknown as Answers['reconciliation'];
  }
  throw new Error('no step');
}

test('a newer list: 2 + 1 rows = 1 older row + 2 numbers', async () => {
  const row = (id: string, stage: string, day: string) => `${id},${stage},open,${day}\n`;
  const head = 'deal_id,stage,status,created_at\n';
  const { entities, total } = await entitiesOf(
    'newer',
    { 'deals.csv': head + row('1', 'Offer', '2026-03-01') + row('2', 'Offer', '2026-03-02') },
    { 'deals.csv': head + row('1', 'Contract', '2026-03-03') },
  );
  expect(entities).toMatchObject([{ entity: 'deal', read: 3, superseded: 1, ids: 2, cases: 2, differ: 0 }]);
  expect(total).toBe(0);
});

test('a merged deal of the CRM is left out before reading, and said', async () => {
  const { entities } = await entitiesOf('merged', {
    'deal.csv': 'deal_id,deal_pipeline_stage_id,property_dealname\n1,a,One\n2,a,Two\n',
    'merged_deal.csv': 'deal_id,merged_deal_id,_fivetran_synced\n1,2,2026-01-01\n',
  });
  expect(entities).toMatchObject([{ read: 1, ids: 1, left_out: 1, undated: 1 }]);
});

test('history without a list: nothing to compare with', async () => {
  const { entities, counts, n_cases } = await entitiesOf('history', {
    'stage_history.csv':
      'deal_id,stage,entered_at\n1,Offer,2026-03-01\n2,Offer,2026-03-02\n2,Won,2026-03-03\n',
  });
  expect([entities, counts, n_cases]).toEqual([[], [], 2]);
});

/** The checks of the build on a copy of it that was tampered with. */
async function checksAfter(statement: string): Promise<void> {
  const { build } = imported.document;
  const copy = join(scratch, `tampered-${statement.length}.duckdb`);
  copyFileSync(join(scratch, 'workspace', 'builds', `${build}.duckdb`), copy);
  const instance = await DuckDBInstance.create(copy);
  const connection: DuckDBConnection = await instance.connect();
  try {
    await connection.run(statement);
    await runChecks(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

test('the checks hold on the build, and fail where money or a row is lost', async () => {
  await expect(checksAfter('select 1')).resolves.toBeUndefined();
  const loseMoney = "update file_amounts set amount_loaded = amount_loaded - 1000 where currency = 'RUB'";
  await expect(checksAfter(loseMoney)).rejects.toThrow(/amounts_add_up .*"amount_loaded":4850/);
  await expect(checksAfter("delete from case_base where case_id = 'D14'")).rejects.toThrow(/entities_add_up/);
  await expect(checksAfter("update entity_rows set superseded = 0 where entity = 'deal'")).rejects.toThrow(
    /entities_add_up .*"entity":"deal","read":18,"ids":15/,
  );
});
