import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { ask, askBuild, filesIn, toldOf } from './exports-support.ts';
import { type Answer, commandOn, data, isThere } from './support.ts';

/** What the import must say of each file: all rows are read; calls and events of no card are rejected. */
const expected = {
  'Accounts.csv': ['zoho accounts 2229/2229'],
  'Calls.csv': ['zoho activities 2889/4100, 1211 rejected'],
  'Campaign_Lead_Status.csv': ['a table of Zoho that no figure reads: leads of campaigns'],
  'Campaigns.csv': ['a table of Zoho that no figure reads: campaigns'],
  'Contacts.csv': ['zoho contacts 1265/1265'],
  'Events.csv': ['zoho activities 2975/2978, 3 rejected'],
  'Leads.csv': ['zoho leads 3900/3900'],
  'Potentials.csv': [
    'zoho deals 3632/3632',
    'the table has neither ids nor stage history: the name of a deal stands for its id, and activities that name a deal by id do not find it.',
  ],
  'Products.csv': ['a table of Zoho that no figure reads: products'],
  'Quotes.csv': ['a table of Zoho that no figure reads: quotes'],
  'Tasks.csv': [
    'its rows do not say which card they belong to; what says it: the columns POTENTIALID, LEADID, CONTACTID, ACCOUNTID',
  ],
  'Users.csv': ['zoho users 11/11'],
};
const cards = ['CONTACTID', 'ACCOUNTID', 'POTENTIALID', 'LEADID'];
const isOfNone = cards.map((key) => `coalesce(${key}, '0') = '0'`).join(' and ');

describe.skipIf(!isThere())('zoho_crm_demo: twelve tables of Zoho Analytics', () => {
  const workspace = join(scratchFolder('zoho'), 'w');
  const run = commandOn(workspace);
  let imported: Answer;

  beforeAll(async () => {
    imported = await run('import', join(data, 'zoho_crm_demo'), '--timezone', 'UTC');
  });

  test('every file is loaded or named with its reason', () => {
    const told = toldOf(imported);
    expect(Object.keys(told).sort()).toEqual(filesIn('zoho_crm_demo'));
    expect(told).toEqual(
      Object.fromEntries(Object.entries(expected).map(([name, said]) => [`zoho_crm_demo/${name}`, said])),
    );
  });

  test('the rows are those of the raw files, as published: 3,632 potentials, 3,900 leads, 4,100 calls, 2,978 events', async () => {
    for (const [table, rows] of Object.entries({
      Potentials: 3632,
      Leads: 3900,
      Calls: 4100,
      Events: 2978,
    })) {
      expect([table, await ask(`select count(*) from {zoho_crm_demo/${table}.csv}`)]).toEqual([
        table,
        [[rows]],
      ]);
    }
    for (const [table, rows] of Object.entries({ Calls: 1211, Events: 3 })) {
      const sql = `select count(*) from {zoho_crm_demo/${table}.csv} where ${isOfNone}`;
      expect([table, await ask(sql)]).toEqual([table, [[rows]]]);
    }
  });

  test('3,632 rows are 3,632 deals: names repeat, what a lead became does not', async () => {
    const sql =
      'count(distinct "Potential Name"), count(distinct ("Potential Name", "Created Time")), count(distinct LEADID)';
    expect(await ask(`select ${sql} from {zoho_crm_demo/Potentials.csv}`)).toEqual([[699, 3622, 3632]]);
    expect(
      await askBuild(
        workspace,
        `select count(*), count(distinct case_id), count(distinct name), count(distinct lead_id) from cases where entity = 'deal'`,
      ),
    ).toEqual([[3632, 3632, 699, 3632]]);
  });

  test('amounts are written with $ and no column of currencies: the workspace is in dollars', () => {
    expect(imported).toMatchObject({ base_currency: 'USD' });
  });

  test('won 1,425, lost 485, open 1,722; 89,066,200 won; stages as in the file', async () => {
    const { overall } = await run('metrics', 'winloss');
    expect(overall).toMatchObject({ won: 1425, lost: 485, open: 3632 - 1425 - 485, amount_won: 89_066_200 });
    const stages = await askBuild(
      workspace,
      `select stage, count(*) from cases where entity = 'deal' group by all order by 2 desc`,
    );
    expect(stages).toEqual([
      ['Closed Won', 1425],
      ['Qualification', 698],
      ['Closed Lost', 485],
      ['Needs Analysis', 296],
      ['Initial Offer', 283],
      ['Prospect', 245],
      ['Proposal/Price Quote', 136],
      ['Negotiation/Review', 64],
    ]);
  });

  test('months by name and sums with signs are read: created 2018-08-04 to 2021-04-15, no blank sum', async () => {
    expect(
      await askBuild(
        workspace,
        `select min(created_at)::date::varchar, max(created_at)::date::varchar, count(*) filter (where amount is null),
           count(*) filter (where closed_at is null and outcome <> 'open') from cases where entity = 'deal'`,
      ),
    ).toEqual([['2018-08-04', '2021-04-15', 0, 0]]);
  });

  test('850 deals that are not won carry a probability of 100 %', async () => {
    const sql = `select count(*) from {zoho_crm_demo/Potentials.csv} where Stage <> 'Closed Won' and Probability = '100'`;
    expect(await ask(sql)).toEqual([[850]]);
    expect(
      await askBuild(
        workspace,
        `select count(*) from cases where entity = 'deal' and outcome <> 'won' and probability = 1`,
      ),
    ).toEqual([[850]]);
  });

  test('3,632 of 3,900 leads are converted, each into the deal that names it', async () => {
    const kinds = `case when CONVERTED = 'Yes' then 'won' when "Lead Status" = 'Lost Lead' then 'lost'
      when "Lead Status" = 'Junk Lead' then 'neutral' else 'open' end`;
    const raw = await ask(
      `select ${kinds}, count(*) from {zoho_crm_demo/Leads.csv} group by all order by all`,
    );
    expect(raw.find(([kind]) => kind === 'won')).toEqual(['won', 3632]);
    expect(
      await askBuild(
        workspace,
        `select outcome, count(*) from cases where entity = 'lead' group by all order by all`,
      ),
    ).toEqual(raw);
    const joined = await askBuild(
      workspace,
      `select count(*) from cases as d join cases as l on l.case_id = d.lead_id and l.entity = 'lead' and l.outcome = 'won'
       where d.entity = 'deal'`,
    );
    expect(joined).toEqual([[3632]]);
  });

  test('calls and events of leads stand at their leads, 170 and 1,115; those of people and companies at none', async () => {
    for (const [table, rows] of Object.entries({ Calls: 170, Events: 1115 })) {
      const sql = `select count(*) from {zoho_crm_demo/${table}.csv} where coalesce(LEADID, '0') <> '0'`;
      expect([table, await ask(sql)]).toEqual([table, [[rows]]]);
    }
    expect(
      await askBuild(workspace, 'select type, count(*) from activities group by all order by all'),
    ).toEqual([
      ['call', 170],
      ['meeting', 1115],
    ]);
  });
});
