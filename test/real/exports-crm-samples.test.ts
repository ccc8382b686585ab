import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { ask, askBuild, filesIn, toldOf } from './exports-support.ts';
import { type Answer, commandOn, data, isThere } from './support.ts';

const gone = (records: number) => `${records} of ${records} records are left out (deleted in the CRM).`;
const names = (form: string, records: number) =>
  `names and links for the other files (${form}); records: ${records}.`;

/** What the import must say of each file, counted by hand in the files. */
const expected = {
  'SOURCES.md': ['its columns fit no kind of file'],
  'bitrix24/doc_example_crm.activity.list.json': ['bitrix24 activities 1/1'],
  'bitrix24/doc_example_crm.category.list.json': ['bitrix24 pipelines 4/4'],
  'bitrix24/doc_example_crm.deal.get.json': ['bitrix24 deals 1/1'],
  'bitrix24/doc_example_crm.deal.list.json': ['bitrix24 deals 6/6'],
  'bitrix24/doc_example_crm.item.list.json': ['bitrix24 leads 4/4'],
  'bitrix24/doc_example_crm.lead.get.json': ['bitrix24 leads 1/1'],
  'bitrix24/doc_example_crm.stagehistory.list.json': ['bitrix24 stage_history 1/1'],
  'bitrix24/doc_example_crm.status.entity.types.json': [
    'a table of Bitrix24 that no figure reads: names of dictionaries (their entries come from crm.status.list)',
  ],
  'bitrix24/doc_example_crm.status.list.json': ['bitrix24 stages 8/8'],
  'bitrix24/doc_example_user.get.json': ['bitrix24 users 2/2'],
  'creatio/odata4_activities_create.json': ['creatio activities 1/1'],
  'creatio/odata4_activity_statuses_all.json': [
    names('lookup (sources, reasons, activity states), OData', 4),
  ],
  'creatio/odata4_contacts_retrieve.json': ['creatio contacts 1/1'],
  'creatio/odata4_deals_retrieve.json': ['creatio deals 1/1'],
  'creatio/odata4_leads_retrieve.json': ['creatio leads 1/1'],
  'hubspot/dlt_mock_companies_data.json': ['hubspot accounts 2/2'],
  'hubspot/dlt_mock_contacts_data.json': ['hubspot contacts 2/2'],
  'hubspot/dlt_mock_contacts_with_history.json': ['hubspot contacts 2/2'],
  'hubspot/dlt_mock_deals_data.json': ['hubspot deals 2/2'],
  'hubspot/fivetran_deal_data.csv': ['hubspot deals 44/44'],
  'hubspot/fivetran_deal_pipeline_data.csv': ['hubspot pipelines 6/6'],
  'hubspot/fivetran_deal_pipeline_stage_data.csv': ['hubspot stages 71/71'],
  'hubspot/fivetran_deal_property_history_data.csv': [
    'hubspot stage_history 0/0',
    'hubspot field_history 100/100',
  ],
  'hubspot/fivetran_deal_stage_data.csv': ['hubspot stage_history 14/14'],
  // Two tasks that no table of links joins to a card.
  'hubspot/fivetran_engagement_task_data.csv': ['hubspot activities 0/2, 2 rejected'],
  'hubspot/fivetran_merged_deal_data.csv': [names('merged deals, warehouse table', 14)],
  // Three people, one of them without contents.
  'pipedrive/dlt_recents_response_with_null.json': [
    'pipedrive deals 0/0',
    'pipedrive contacts 2/2',
    'of recent changes deals, people, organizations and activities are read, but for those deleted since.',
  ],
  'pipedrive/official_example_deal_changelog.json': [
    'its rows do not say which card they belong to; what says it: /deals/ID/flow',
  ],
  // One change of a sum; activities, letters and files stand beside it.
  'pipedrive/official_example_deal_flow.json': ['pipedrive stage_history 0/0', 'pipedrive field_history 1/1'],
  'pipedrive/official_example_deal_v1.json': ['pipedrive deals 1/1'],
  'pipedrive/official_example_pipelines.json': ['pipedrive pipelines 1/1'],
  'pipedrive/official_example_stages.json': ['pipedrive stages 1/1'],
  'salesforce/fivetran_sf_opportunity_data.csv': ['salesforce deals 0/0', gone(10)],
  'salesforce/fivetran_sf_opportunity_history_data.csv': ['salesforce stage_history 0/0', gone(10)],
  'salesforce/fivetran_sf_opportunity_line_item_data.csv': ['salesforce items 10/10'],
  'salesforce/fivetran_sf_task_data.csv': ['salesforce activities 10/10'],
  'salesforce/fivetran_sf_user_role_data.csv': ['a table of Salesforce that no figure reads: roles of users'],
};

describe.skipIf(!isThere())('crm_samples: recorded and documented answers of five CRMs in one folder', () => {
  const scratch = scratchFolder('crm-samples');
  const workspace = join(scratch, 'w');
  let imported: Answer;

  beforeAll(async () => {
    imported = await commandOn(workspace)('import', join(data, 'crm_samples'), '--timezone', 'UTC');
  });

  test('every file is loaded or named with its reason', () => {
    const told = toldOf(imported);
    expect(Object.keys(told).sort()).toEqual(filesIn('crm_samples'));
    expect(told).toEqual(
      Object.fromEntries(Object.entries(expected).map(([name, said]) => [`crm_samples/${name}`, said])),
    );
  });

  test('no form of a CRM claims a file of another', () => {
    for (const { file, crm } of imported.files) expect(file).toContain(`crm_samples/${crm}/`);
  });

  test('the tables of Salesforce alone hold nothing but deleted deals, and are refused with that reason', async () => {
    const alone = commandOn(join(scratch, 'salesforce'))('import', join(data, 'crm_samples/salesforce'));
    await expect(alone).rejects.toThrow(
      /fivetran_sf_opportunity_data\.csv: 10 of 10 records are left out \(deleted in the CRM\)/,
    );
  });

  test('tables have as many rows as the import read or left out', async () => {
    for (const [file, rows] of [
      ['hubspot/fivetran_deal_data.csv', 44],
      ['hubspot/fivetran_deal_stage_data.csv', 14],
      ['hubspot/fivetran_deal_property_history_data.csv', 100],
      ['salesforce/fivetran_sf_opportunity_data.csv', 10],
      ['salesforce/fivetran_sf_opportunity_history_data.csv', 10],
    ]) {
      expect([file, await ask(`select count(*) from {crm_samples/${file}}`)]).toEqual([file, [[rows]]]);
    }
    const deleted = await ask(
      `select count(*), count(*) filter (where is_deleted = 'true')
       from {crm_samples/salesforce/fivetran_sf_opportunity_data.csv}`,
    );
    expect(deleted).toEqual([[10, 10]]);
  });

  test('55 deals, all open: 7 of Bitrix24, 46 of HubSpot, one of Creatio, one of Pipedrive; 6 leads', async () => {
    expect(
      await askBuild(workspace, 'select entity, outcome, count(*) from cases group by all order by all'),
    ).toEqual([
      ['deal', 'open', 7 + 46 + 1 + 1],
      ['lead', 'open', 4 + 1 + 1],
    ]);
  });

  test('Bitrix24: a funnel without a name keeps its number, leads of crm.item.list are no deals', async () => {
    const funnels = await askBuild(
      workspace,
      `select pipeline, count(*), sum(amount)::varchar from cases
       where entity = 'deal' and case_id in ('37', '38', '39', '40', '41', '42', '410') group by all order by all`,
    );
    expect(funnels).toEqual([
      [1, 6, '95999.9900'],
      ['General', 1, '1000000.0000'],
    ]);
    const leads = await askBuild(
      workspace,
      `select case_id, stage, source from cases where entity = 'lead' and try_cast(case_id as integer) is not null
       order by case_id::integer`,
    );
    expect(leads).toEqual([
      [123, 'IN_PROCESS', 1],
      [252, 'NEW', 'ADVERTISING'],
      [253, 'NEW', 'WEB'],
      [254, 'IN_PROCESS', 'ADVERTISING'],
      [255, 'NEW', 'WEB'],
    ]);
  });

  test('Creatio: zero ids and the first day of the calendar are empty; Pipedrive: a time of winning wins nothing', async () => {
    const [creatio] = await askBuild(
      workspace,
      `select status, account_id, source, expected_close_date, closed_at from cases
       where case_id = '0e0ae140-6c03-474c-873f-6f3444e80c5d'`,
    );
    expect(creatio).toEqual([expect.not.stringMatching(/won|lost/), null, null, null, null]);
    const [pipedrive] = await askBuild(
      workspace,
      `select status, pipeline, owner, amount::varchar, closed_at from cases where entity = 'deal' and case_id = '1'`,
    );
    expect(pipedrive).toEqual(['open', 'Pipeline Name', 'Creator', '20.0000', null]);
  });
});
