import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importInto } from '../../support/warehouse.ts';
import { folderOf, land, load, newFolder } from '../ingest/support.ts';
import * as creatio from './other-forms/creatio.ts';
import * as dynamics from './other-forms/dynamics.ts';
import * as espocrm from './other-forms/espocrm.ts';
import * as megaplan from './other-forms/megaplan.ts';
import * as odoo from './other-forms/odoo.ts';
import * as suitecrm from './other-forms/suitecrm.ts';
import { read } from './other-forms/support.ts';
import * as zoho from './other-forms/zoho.ts';

const samples = new URL('../../../../shared/data/crm_samples/creatio/', import.meta.url).pathname;
if (!existsSync(samples)) console.warn(`Skipped: the recorded answers of Creatio, ${samples} is absent.`);

test('Creatio, OData: skipped stages go, historical rows stay, zero ids and dates are empty', async () => {
  const { deals, history, values, forms, loaded } = await read(creatio.api);
  const { qualification, presentation, won, lost } = creatio.stages;
  expect(forms['OpportunityInStage.json']).toBe('creatio: stages in opportunities (stage history), OData');
  expect(await deals('stage', 'status', 'amount', 'owner', 'account_id', 'closed_at', 'lost_reason')).toEqual(
    [
      ['deal-1', presentation, 'open', '1250000.5000', 'Анна Ковалёва', null, null, null],
      ['deal-2', won, 'won', '10.0000', 'Анна Ковалёва', null, '2025-04-01 08:00:09', null],
      ['deal-3', lost, 'lost', '1250000.5000', 'Анна Ковалёва', null, '2025-05-01 08:00:10', 'Цена'],
    ],
  );
  expect(await history()).toEqual([
    ['deal-1', qualification, null, '2025-03-04 07:15:03'],
    ['deal-1', presentation, null, '2025-03-10 09:00:03'],
    ['deal-2', qualification, null, '2025-03-04 07:15:03'],
    ['deal-2', won, null, '2025-04-01 08:00:09'],
    ['deal-3', qualification, null, '2025-03-04 07:15:03'],
    ['deal-3', lost, null, '2025-03-20 08:00:10'],
    ['deal-3', qualification, null, '2025-04-20 08:00:01'],
    ['deal-3', lost, null, '2025-05-01 08:00:10'],
  ]);
  expect(await values('select name, position, kind from raw.stages order by position')).toEqual([
    ['Квалификация', '1', 'open'],
    ['Анализ потребностей', '2', 'open'],
    ['Презентация', '3', 'open'],
    ['Завершена с победой', '9', 'won'],
    ['Завершена с проигрышем', '10', 'lost'],
  ]);
  expect(
    await values(`select custom ->> '$.PbgStatusId', custom ->> '$.PbgSignature' from raw.deals`),
  ).toEqual([1, 2, 3].map(() => [null, null]));
  expect(loaded.landing.warnings).toContain(
    'OpportunityInStage.json: 1 of 9 records are left out (stages that were skipped).',
  );
});

test('Creatio, list exports: a name stands for the id', async () => {
  const { deals, history } = await read(creatio.list);
  expect(await deals('stage', 'status', 'amount', 'expected_close_date', 'closed_at', 'lost_reason')).toEqual(
    [
      ['Поставка «Вектор»', 'Презентация', null, '1250000.0000', '2025-04-30', null, null],
      ['Ремонт', 'Завершена с проигрышем', 'lost', '900.5000', '2025-04-02', '2025-04-02 08:00:00', 'Цена'],
    ],
  );
  expect(await history()).toEqual([
    ['Поставка «Вектор»', 'Квалификация', null, '2025-03-04 07:15:03'],
    ['Поставка «Вектор»', 'Презентация', null, '2025-03-10 09:00:03'],
    ['Ремонт', 'Квалификация', null, '2025-03-04 07:15:03'],
    ['Ремонт', 'Завершена с проигрышем', null, '2025-04-02 08:00:10'],
  ]);
});

test.skipIf(!existsSync(samples))('Creatio, recorded answers: every file has its form', async () => {
  const { landing, dir } = await land([samples]);
  const { rows, report } = await load(landing, dir);
  expect(landing.skipped).toEqual([]);
  expect(report.files.map((file) => [file.kind, file.loaded, file.rejected])).toEqual([
    ['activities', 1, 0],
    ['contacts', 1, 0],
    ['deals', 1, 0],
    ['leads', 1, 0],
  ]);
  expect(await rows('select status, due_at from raw.activities')).toEqual([
    { status: 'planned', due_at: '2022-08-26 14:44:14.810209' },
  ]);
  expect(await rows('select account_id, expected_close_date from raw.deals')).toEqual([
    { account_id: null, expected_close_date: null },
  ]);
});

test('Zoho, API: long ids are texts, a row is the time of entering, rows of deleted deals go', async () => {
  const { deals, history, changes, values, forms } = await read(zoho.api);
  expect(forms['Stage_History.json']).toBe('zoho: stage history, API');
  expect(
    await deals('pipeline', 'stage', 'status', 'amount', 'currency', 'owner', 'closed_at', 'lost_reason'),
  ).toEqual([
    [
      '4150868000000269093',
      'Standard',
      'Negotiation/Review',
      'open',
      '12000.0000',
      'EUR',
      'Jane Roe',
      null,
      null,
    ],
    [
      '4150868000000269094',
      'Standard',
      'Refused',
      'lost',
      '12000.0000',
      'EUR',
      'Jane Roe',
      '2025-04-01 07:00:00',
      'Price',
    ],
  ]);
  expect(await history()).toEqual([
    ['4150868000000269093', 'Qualification', null, '2025-02-03 06:11:04'],
    ['4150868000000269093', 'Negotiation/Review', null, '2025-03-09 05:05:56'],
    ['4150868000000269094', 'Qualification', null, '2025-02-03 06:11:04'],
    ['4150868000000269094', 'Refused', null, '2025-04-01 07:00:00'],
  ]);
  expect(await changes()).toContainEqual([
    '4150868000000269093',
    'expected_close_date',
    '2025-04-30',
    '2025-05-30',
    '2025-03-01 07:00:00',
  ]);
  expect(await changes()).toContainEqual([
    '4150868000000269093',
    'amount',
    '10000',
    '12000',
    '2025-03-09 05:05:56',
  ]);
  expect(await values('select pipeline, stage, kind from raw.stages order by position')).toEqual([
    ['Standard', 'Qualification', 'open'],
    ['Standard', 'Negotiation/Review', 'open'],
    ['Standard', 'Closed Won', 'won'],
    ['Standard', 'Refused', 'lost'],
  ]);
});

test('Zoho, tables: zcrm_ before ids, months by name, bare ids of a bulk read', async () => {
  const { deals, history, forms } = await read(zoho.list);
  expect(forms['DealHistory.csv']).toBe('zoho: stage history, bulk table');
  expect(await deals('stage', 'status', 'amount', 'account_id', 'created_at', 'closed_at')).toEqual([
    [
      '4150868000000269093',
      'Negotiation/Review',
      null,
      '12000.0000',
      '4150868000000251001',
      '2025-02-03 06:11:04',
      null,
    ],
    [
      '4150868000000269094',
      'Closed Lost',
      'lost',
      '900.5000',
      null,
      '2024-10-07 15:55:00',
      '2025-04-01 20:59:59.999999',
    ],
  ]);
  expect(await history()).toEqual([
    ['4150868000000269093', 'Qualification', null, '2025-02-03 06:11:04'],
    ['4150868000000269093', 'Negotiation/Review', null, '2025-03-09 05:05:56'],
  ]);
});

test('Dynamics, auditing: phases, won and lost as a state, a reopening', async () => {
  const { deals, history, changes, forms } = await read(dynamics.audited);
  const [first, second, third] = dynamics.ids;
  expect(forms['audit.json']).toBe('dynamics: audit of opportunities (stage history), Web API');
  expect(await deals('stage', 'status', 'amount', 'owner', 'closed_at', 'lost_reason')).toEqual([
    [first, 'Develop', 'open', '12000.0000', 'Jane Roe', null, null],
    [second, '__won', 'won', '11000.0000', 'Jane Roe', '2025-04-01 20:59:59.999999', null],
    [third, '__lost', 'lost', '12000.0000', 'Jane Roe', '2025-05-01 20:59:59.999999', 'Canceled'],
  ]);
  expect(await history()).toEqual([
    [first, 'Develop', 'Qualify', '2025-03-09 08:05:56'],
    [second, 'Propose', 'Qualify', '2025-03-01 08:00:00'],
    [second, '__won', null, '2025-04-01 08:00:00'],
    [third, '__lost', null, '2025-03-01 08:00:00'],
    [third, 'Qualify', null, '2025-04-10 08:00:00'],
    [third, '__lost', null, '2025-05-01 08:00:00'],
  ]);
  expect(await changes()).toEqual([
    [first, 'expected_close_date', '2025-03-31', '2025-05-30', '2025-03-09 08:05:56'],
    [second, 'amount', null, '11000', '2025-04-01 08:00:00'],
  ]);
});

test('Dynamics, business process flows: the first and the present stage have times', async () => {
  const { history, values } = await read(dynamics.flows);
  const [first, second] = dynamics.ids;
  expect(await history()).toEqual([
    [first, 'Qualify', null, '2025-02-03 09:11:04'],
    [first, 'Develop', null, '2025-03-09 08:05:56'],
    [second, 'Qualify', null, '2025-02-03 09:11:04'],
  ]);
  expect(await values(`select distinct stage, kind from raw.stages order by stage`)).toEqual([
    ['Develop', 'open'],
    ['Propose', 'open'],
    ['Qualify', 'open'],
  ]);
});

test('Dynamics, list export: hidden columns and dates as numbers of days', async () => {
  const { deals, values } = await read(dynamics.list);
  const [first, second] = dynamics.ids;
  expect(await deals('stage', 'status', 'amount', 'created_at', 'updated_at', 'lost_reason')).toEqual([
    [first, 'Propose', 'open', '12000.0000', '2025-02-03 06:11:00', '2025-03-09 05:05:00', null],
    [second, '__lost', 'lost', '900.5000', '2025-02-03 06:10:05', '2025-03-10 09:00:00', 'Out-Sold'],
  ]);
  expect(await values('select distinct json_keys(custom) from raw.deals')).toEqual([[null]]);
});

test('Odoo, JSON-RPC: false is empty, lost is archived, changes are joined to deals by messages', async () => {
  const { deals, history, changes, values, forms } = await read(odoo.rpcAnswers);
  expect(forms['mail_tracking_value.json']).toBe('odoo: tracked changes (stage history), API');
  expect(
    await deals('stage', 'status', 'amount', 'currency', 'owner', 'created_at', 'closed_at', 'lost_reason'),
  ).toEqual([
    ['42', '3', 'open', '12000.5000', 'EUR', 'Jane Roe', '2025-02-03 09:11:04', null, null],
    ['43', '4', 'won', '12000.5000', 'EUR', 'Jane Roe', '2025-02-03 09:11:04', '2025-04-01 10:00:00', null],
    [
      '44',
      '__lost',
      'lost',
      '12000.5000',
      'EUR',
      'Jane Roe',
      '2025-02-03 09:11:04',
      '2025-05-02 10:00:00',
      'Too expensive',
    ],
  ]);
  expect(await history()).toEqual([
    ['42', '3', '1', '2025-03-09 08:05:56'],
    ['43', '4', '1', '2025-04-01 10:00:00'],
    ['44', '4', '1', '2025-04-01 10:00:00'],
    ['44', '__lost', null, '2025-04-10 10:00:00'],
    ['44', '4', null, '2025-04-20 10:00:00'],
    ['44', '__lost', null, '2025-05-02 10:00:00'],
  ]);
  expect(await changes()).toEqual([['42', 'amount', '10000', '12000.5', '2025-03-09 08:05:56']]);
  expect(await values('select lead_id, stage, phone from raw.leads')).toEqual([['45', '1', '+4930000000']]);
  expect(await values('select stage, name, kind from raw.stages order by position')).toEqual([
    ['1', 'New', 'open'],
    ['3', 'Proposition', 'open'],
    ['4', 'Won', 'won'],
  ]);
  expect(await values('select distinct changed_by from raw.stage_history')).toEqual([['Jane Roe']]);
});

test('Odoo, tables of the database and the query of histories', async () => {
  const { deals, history } = await read(odoo.tables);
  expect(await deals('stage', 'status', 'owner', 'created_at')).toEqual([
    ['42', '3', 'open', 'Jane Roe', '2025-02-03 09:11:04'],
  ]);
  expect(await history()).toEqual([['42', '3', '1', '2025-03-09 08:05:56']]);
});

test('Odoo, list export: guarded cells, lines that go on, lost in a won stage', async () => {
  const { deals, values } = await read(odoo.list);
  expect(await deals('stage', 'status', 'amount', 'expected_close_date', 'lost_reason')).toEqual([
    ['42', 'Proposition', null, '12000.0000', '2025-05-30', null],
    ['44', '__lost', 'lost', '900.5000', '2025-05-30', 'Too expensive'],
  ]);
  expect(await values(`select custom ->> '$.Phone' from raw.deals order by deal_id limit 1`)).toEqual([
    ['+4930000000'],
  ]);
});

test('EspoCRM, API: notes of creation, of change and of older versions', async () => {
  const { deals, history, changes, values, forms } = await read(espocrm.api);
  expect(forms['Note.json']).toBe('espocrm: stream notes (stage history), API');
  expect(await deals('stage', 'status', 'amount', 'currency', 'created_at', 'closed_at')).toEqual([
    ['65e1', 'Proposal', 'open', '12000.5000', 'EUR', '2025-02-03 09:11:04', null],
    ['65e2', 'Closed Lost', 'lost', '12000.5000', 'EUR', '2025-02-03 09:11:04', '2025-04-01 09:11:04'],
  ]);
  expect(await history()).toEqual([
    ['65e1', 'Prospecting', null, '2025-02-03 09:11:04'],
    ['65e1', 'Proposal', 'Prospecting', '2025-03-09 08:05:56'],
    ['65e2', 'Proposal', null, '2025-03-01 09:11:04'],
    ['65e2', 'Closed Lost', 'Proposal', '2025-04-01 09:11:04'],
  ]);
  expect(await changes()).toEqual([
    ['65e1', 'expected_close_date', '2025-03-31', '2025-05-30', '2025-03-10 08:05:56'],
  ]);
  expect(await values('select deal_id, type, status, direction, done_at from raw.activities')).toEqual([
    ['65e1', 'call', 'done', 'outbound', '2025-03-01 09:05:00'],
  ]);
});

test('EspoCRM, list export: names of attributes, guarded cells', async () => {
  const { deals, values } = await read(espocrm.list);
  expect(await deals('account', 'stage', 'status', 'probability', 'closed_at')).toEqual([
    ['Pilot', 'North', 'Closed Won', 'won', 1, '2025-04-30 20:59:59.999999'],
    ['Rollout', 'Acme, GmbH', 'Negotiation', 'open', 0.8, null],
  ]);
  expect(await values(`select custom ->> '$.phone' from raw.deals where deal_id = 'Rollout'`)).toEqual([
    ['+79990000000'],
  ]);
});

test('SuiteCRM: the audit tells stages, sums, dates and owners', async () => {
  for (const files of [suitecrm.api, suitecrm.tables]) {
    const { deals, history, changes, forms } = await read(files);
    expect(forms['opportunities_audit.csv']).toBe('suitecrm: audit (stage history), table');
    expect((await deals('stage', 'status', 'amount', 'owner', 'created_at'))[0]).toEqual([
      'op1',
      'Proposal/Price Quote',
      'open',
      '12000.5000',
      'Jane Roe',
      '2025-02-03 09:11:04',
    ]);
    expect(await deals('closed_at')).toEqual(
      files === suitecrm.api
        ? [
            ['op1', null],
            ['op2', '2025-04-01 08:05:56'],
          ]
        : [['op1', null]],
    );
    expect(await history()).toEqual([
      ['op1', 'Proposal/Price Quote', 'Prospecting', '2025-03-09 08:05:56'],
      ['op2', 'Closed Won', 'Prospecting', '2025-04-01 08:05:56'],
    ]);
    expect(await changes()).toEqual([
      ['op1', 'amount', '10000', '12000.5', '2025-03-10 08:05:56'],
      ['op1', 'expected_close_date', '2025-03-31', '2025-05-30', '2025-03-09 08:05:56'],
      ['op1', 'owner', null, 'Jane Roe', '2025-03-11 08:05:56'],
    ]);
  }
});

test('SuiteCRM, list export: dates and sums in the manner of the user', async () => {
  const { deals, forms } = await read(suitecrm.list);
  expect(forms['Opportunities.csv']).toBe('suitecrm: opportunities, list export');
  expect(await deals('stage', 'status', 'amount', 'expected_close_date', 'created_at')).toEqual([
    ['op1', 'Proposal/Price Quote', 'open', '12000.5000', '2025-05-30', '2025-02-23 06:11:00'],
    ['op2', 'Closed Lost', 'lost', '900.5000', '2025-04-30', '2025-02-13 06:11:00'],
  ]);
});

test('Megaplan: programs are pipelines, statuses their stages', async () => {
  const { deals, values, forms } = await read(megaplan.api);
  expect(forms['deals.json']).toBe('megaplan: deals, API');
  expect(await deals('pipeline', 'stage', 'amount', 'owner', 'created_at')).toEqual([
    ['15', 'Продажа', '2', '1000.5000', 'Анна Ковалёва', '2025-02-03 09:11:04'],
    ['16', 'Продажа', '1', '1000.5000', 'Анна Ковалёва', '2025-02-03 09:11:04'],
    ['17', 'Продажа', '1', '1000.5000', 'Анна Ковалёва', '2025-02-03 09:11:04'],
  ]);
  expect(await values('select pipeline, stage, name from raw.stages order by stage')).toEqual([
    ['Продажа', '1', 'Заявка'],
    ['Продажа', '2', 'Предложение'],
  ]);
});

test.each([
  ['odoo', odoo.rpcAnswers, 3],
  ['dynamics', dynamics.audited, 3],
] as const)('%s: an import of the export is published', async (crm, files, cases) => {
  const { document, warehouse } = await importInto(await newFolder(), [await folderOf(files)], {
    timezone: 'Europe/Moscow',
  });
  warehouse.close();
  expect(document).toMatchObject({ published: true, rejected: 0, skipped: [] });
  expect(new Set(document.files.map((file) => file.crm))).toEqual(new Set([crm]));
  expect(document.processes.find(({ entity }) => entity === 'deal')?.cases).toBe(cases);
});
