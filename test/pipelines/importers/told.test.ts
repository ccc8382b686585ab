import { expect, test } from 'vitest';
import { ingest } from '../ingest/support.ts';
import { csv, json } from './other-forms/support.ts';

const deal = (id: string, more: object = {}) => ({ ID: id, TITLE: `Deal ${id}`, STAGE_ID: 'NEW', ...more });

test('a record that is no JSON is told of, a key with a NUL is another key', async () => {
  const text = json({ result: [deal('1', { 'UF\0X': 'a' }), deal('2', { TITLE: 'b\0' }), deal('3')] });
  const { landing, rows } = await ingest({ 'deals.json': text.replaceAll('\\u0000', '\0') });
  expect(landing.warnings).toEqual(['deals.json: 2 records cannot be read, the first is record 1.']);
  expect(await rows('select deal_id from raw.deals')).toEqual([{ deal_id: '3' }]);
});

test('leads of crm.item.list are no deals; names of dictionaries are skipped with the reason', async () => {
  const card = { id: 7, title: 'Card', stageId: 'NEW', opportunity: 5 };
  const { landing, rows } = await ingest({
    'deals.json': json({
      result: {
        items: [
          { ...card, categoryId: 0 },
          { ...card, id: 8, stageId: 'DT130_5:NEW' },
        ],
      },
    }),
    'leads.json': json({ result: { items: [{ ...card, name: 'Jane', lastName: 'Roe' }] } }),
    'types.json': json({ result: [{ ID: 'STATUS', NAME: 'Lead stages', SEMANTIC_INFO: {} }] }),
  });
  expect(landing.skipped).toEqual([
    { file: 'types.json', why: expect.stringMatching(/crm\.status\.list/), nearest: null },
  ]);
  expect(landing.warnings).toEqual([
    'deals.json: 1 of 2 records are left out (templates of recurring deals, or cards of smart processes).',
  ]);
  expect(await rows('select deal_id, amount::int as amount from raw.deals')).toEqual([
    { deal_id: '7', amount: 5 },
  ]);
  expect(await rows('select lead_id, name, stage from raw.leads')).toEqual([
    { lead_id: '7', name: 'Card', stage: 'NEW' },
  ]);
});

test('two CRMs in one import do not name each other, two people of one name are told apart', async () => {
  const pipedrive = { id: 1, title: 'P', stage_id: 1, pipeline_id: 1, status: 'open', user_id: 2 };
  const users = ['ann@a.example', 'ann@b.example'].map((email, id) => ({
    ...{ id: id + 1, name: 'Ann', email, icon_url: null },
  }));
  const { landing, rows } = await ingest({
    'bitrix.json': json({ result: [deal('1', { CATEGORY_ID: '1', STAGE_ID: 'C1:NEW' })] }),
    'deals.json': json({ data: [pipedrive] }),
    'pipelines.json': json({ data: [{ id: 1, name: 'Sales', url_title: 'Sales', order_nr: 1 }] }),
    'users.json': json({ data: users }),
  });
  expect(landing.warnings).toEqual([]);
  expect(await rows('select pipeline, owner from raw.deals order by file_no')).toEqual([
    { pipeline: '1', owner: null },
    { pipeline: 'Sales', owner: 'Ann (ann@b.example)' },
  ]);
});

test('Pipedrive, recent changes: cards of all kinds, none for those that were deleted', async () => {
  const person = { id: 5, name: 'Jane Roe', first_name: 'Jane', org_id: 6, phone: [{ value: '123' }] };
  const dealCard = {
    id: 9,
    title: 'D',
    stage_id: 1,
    pipeline_id: 1,
    status: 'won',
    won_time: '2026-01-02 03:04:05',
  };
  const { landing, rows } = await ingest({
    'recents.json': json({
      data: [
        { item: 'person', id: 5, data: person },
        { item: 'person', id: 4, data: null },
        { item: 'deal', id: 9, data: dealCard },
      ],
    }),
    'changelog.json': json({
      data: [
        { field_key: 'value', old_value: '0', new_value: '1', actor_user_id: 1, time: '2026-01-01 00:00:00' },
      ],
    }),
  });
  expect(landing.skipped).toEqual([
    { file: 'changelog.json', why: expect.stringMatching(/do not say which card/), nearest: null },
  ]);
  expect(await rows('select contact_id, name, account_id, phone from raw.contacts')).toEqual([
    { contact_id: '5', name: 'Jane Roe', account_id: '6', phone: '123' },
  ]);
  expect(await rows('select deal_id, stage, closed_at::varchar as closed from raw.deals')).toEqual([
    { deal_id: '9', stage: '__won', closed: '2026-01-02 03:04:05' },
  ]);
});

test('HubSpot tables: engagements find their deals in a table of links, which is named; merged deals go', async () => {
  const { landing, rows } = await ingest({
    'deal.csv': csv('deal_id,deal_pipeline_stage_id,property_dealname', '1,a,One', '2,a,Two'),
    'merged_deal.csv': csv('deal_id,merged_deal_id,_fivetran_synced', '1,2,2026-01-01'),
    'engagement_deal.csv': csv('deal_id,engagement_id,_fivetran_synced', '1,77,2026-01-01'),
    'engagement_call.csv': csv(
      'engagement_id,_fivetran_deleted,property_hs_createdate,property_hs_timestamp,type',
      '77,false,2026-01-02 10:00:00,2026-01-03 10:00:00,CALL',
    ),
  });
  expect(landing.warnings).toEqual([
    'deal.csv: 1 of 2 records are left out (deleted in the CRM, or merged into others).',
    'merged_deal.csv: names and links for the other files (merged deals, warehouse table); records: 1.',
    'engagement_deal.csv: names and links for the other files (engagements of deals, warehouse table); records: 1.',
  ]);
  expect(await rows('select deal_id, type, done_at::varchar as done from raw.activities')).toEqual([
    { deal_id: '1', type: 'call', done: '2026-01-03 10:00:00' },
  ]);
});
