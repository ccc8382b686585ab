import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { ask, askBuild, filesIn, toldOf } from './exports-support.ts';
import { type Answer, commandOn, data, isThere } from './support.ts';

const gone = (left: number, records: number) =>
  `${left} of ${records} records are left out (deleted in the CRM).`;
const names = (form: string, records: number) =>
  `names and links for the other files (${form}); records: ${records}.`;
const unread = (what: string) => `a table of ${what}`;
const noKind = 'its columns fit no kind of file';

/** What the import must say of each file, with the figures of the data's README and counts of the raw rows. */
const expected = {
  'hubspot/contact_data.csv': ['hubspot contacts 22/22'],
  'hubspot/contact_property_history_data.csv': [
    unread('HubSpot that no figure reads: property history of contacts'),
  ],
  'hubspot/deal_company_data.csv': [names('companies of deals, warehouse table', 2)],
  'hubspot/deal_contact_data.csv': ['hubspot deal_contacts 11/11'],
  'hubspot/deal_data.csv': ['hubspot deals 44/44'],
  'hubspot/deal_pipeline_data.csv': ['hubspot pipelines 6/6'],
  'hubspot/deal_pipeline_stage_data.csv': ['hubspot stages 71/71'],
  'hubspot/deal_property_history_data.csv': ['hubspot stage_history 0/0', 'hubspot field_history 100/100'],
  'hubspot/deal_stage_data.csv': ['hubspot stage_history 14/14'],
  // No table of links joins these to a card.
  'hubspot/engagement_call_data.csv': ['hubspot activities 0/1, 1 rejected'],
  'hubspot/engagement_data.csv': [unread('HubSpot that no figure reads: kinds of engagements')],
  'hubspot/engagement_deal_data.csv': [names('engagements of deals, warehouse table', 1)],
  'hubspot/engagement_meeting_data.csv': ['hubspot activities 0/100, 100 rejected'],
  'hubspot/merged_deal_data.csv': [names('merged deals, warehouse table', 14)],
  'hubspot/owner_data.csv': ['hubspot users 100/100'],
  'hubspot/ticket_data.csv': [unread('HubSpot that no figure reads: tickets of support')],
  'hubspot/ticket_pipeline_data.csv': [unread('HubSpot that no figure reads: pipelines of tickets')],
  'hubspot/ticket_pipeline_stage_data.csv': [unread('HubSpot that no figure reads: stages of tickets')],
  'hubspot/ticket_property_history_data.csv': [
    unread('HubSpot that no figure reads: property history of tickets'),
  ],
  'jira/field.csv': [noKind],
  'jira/issue.csv': [noKind],
  'jira/issue_field_history.csv': [noKind],
  'jira/status.csv': [noKind],
  'salesforce/sf_account_data.csv': ['salesforce accounts 1/1', gone(9, 10)],
  'salesforce/sf_account_history_data.csv': [unread('Salesforce that no figure reads: versions of accounts')],
  'salesforce/sf_event_data.csv': ['salesforce activities 10/10'],
  'salesforce/sf_lead_data.csv': ['salesforce leads 1/1'],
  'salesforce/sf_opportunity_data.csv': ['salesforce deals 0/0', gone(10, 10)],
  'salesforce/sf_opportunity_history_data.csv': ['salesforce stage_history 0/0', gone(10, 10)],
  'salesforce/sf_opportunity_line_item_data.csv': ['salesforce items 10/10'],
  'salesforce/sf_task_data.csv': ['salesforce activities 10/10'],
  'salesforce/sf_user_data.csv': ['salesforce users 10/10'],
  'zendesk/ticket_data.csv': [noKind],
  'zendesk/ticket_field_history_data.csv': [noKind],
};

describe.skipIf(!isThere())('fivetran_seeds: warehouse tables of HubSpot and Salesforce', () => {
  const workspace = join(scratchFolder('fivetran'), 'w');
  let imported: Answer;

  beforeAll(async () => {
    imported = await commandOn(workspace)('import', join(data, 'fivetran_seeds'), '--timezone', 'UTC');
  });

  test('every file is loaded or named with its reason, and none is claimed by another CRM', () => {
    const told = toldOf(imported);
    expect(Object.keys(told).sort()).toEqual(filesIn('fivetran_seeds'));
    expect(told).toEqual(
      Object.fromEntries(Object.entries(expected).map(([name, said]) => [`fivetran_seeds/${name}`, said])),
    );
    for (const { file, crm } of imported.files) expect(file).toContain(`fivetran_seeds/${crm}/`);
  });

  test('each table has as many rows as the import read, left out or named', async () => {
    const told = Object.entries(toldOf(imported)).filter(([, [said]]) => / \d+\/\d+/.test(said ?? ''));
    for (const [file, said] of told) {
      const [[rows]] = (await ask(`select count(*) from {${file}}`)) as [[number]];
      const read = said.reduce((sum, text) => sum + Number(/ \d+\/(\d+)/.exec(text)?.[1] ?? 0), 0);
      const left = said.reduce((sum, text) => sum + Number(/^(\d+) of/.exec(text)?.[1] ?? 0), 0);
      expect([file, read + left]).toEqual([file, rows]);
    }
  });

  test('44 deals of HubSpot; the 14 rows of history are of deals that the tables lack; one converted lead', async () => {
    const absent = `deal_id not in (select deal_id from {fivetran_seeds/hubspot/deal_data.csv})`;
    expect(
      await ask(
        `select count(*), count(*) filter (where ${absent}) from {fivetran_seeds/hubspot/deal_stage_data.csv}`,
      ),
    ).toEqual([[14, 14]]);
    expect(await askBuild(workspace, `select n from issues where issue = 'orphan'`)).toEqual([[14]]);
    expect(
      await askBuild(
        workspace,
        'select entity, outcome, count(*), count(*) filter (where has_history) from cases group by all order by all',
      ),
    ).toEqual([
      ['deal', 'open', 44, 0],
      ['lead', 'won', 1, 0],
    ]);
  });

  test('a hundred owners stay a hundred, though only 76 names are different', async () => {
    const different = 'count(distinct (first_name, last_name)), count(distinct owner_id)';
    expect(await ask(`select ${different} from {fivetran_seeds/hubspot/owner_data.csv}`)).toEqual([
      [76, 100],
    ]);
    const [users] = imported.files.filter((one: Answer) => one.file.endsWith('owner_data.csv'));
    expect(users).toMatchObject({ read: 100, loaded: 100, duplicates: 0 });
  });

  test('what is deleted in Salesforce is deleted in the files: 10 of 10 deals, 9 of 10 accounts', async () => {
    for (const [table, deleted] of [
      ['sf_opportunity_data', 10],
      ['sf_opportunity_history_data', 10],
      ['sf_account_data', 9],
    ]) {
      const sql = `select count(*) from {fivetran_seeds/salesforce/${table}.csv} where is_deleted = 'true'`;
      expect([table, await ask(sql)]).toEqual([table, [[deleted]]]);
    }
  });

  test('a rejected engagement says that no card is named', async () => {
    const { rejects, rejects_total } = await commandOn(workspace)('metrics', 'quality');
    expect(rejects_total).toBe(101);
    expect(rejects[0]).toMatchObject({
      column: 'deal_id|lead_id|account_id|contact_id',
      reason: 'required_empty',
    });
  });
});
