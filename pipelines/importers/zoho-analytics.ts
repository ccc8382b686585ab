import { among, entry, type Form, onlyPresent, type Reading } from './form.ts';
import { closed, crm, kindOf } from './zoho.ts';
import { day, time, timeOf } from './zoho-lists.ts';

const nameOf = (reading: Reading) => reading.get('Potential Name');

/** Where the table has no ids, the name of a deal stands for its id; the time of creation tells equal names apart. */
const dealId = (reading: Reading) => {
  const created = timeOf(reading, 'Created Time');
  const again = `row_number() over (partition by ${nameOf(reading)}, ${created} order by n)`;
  return `coalesce(${reading.get('POTENTIALID', 'Id')}, case when count(*) over (partition by ${nameOf(reading)}) = 1 then ${nameOf(reading)}
    else concat_ws(' / ', ${nameOf(reading)}, ${created}, case when ${again} > 1 then ${again} end) end)`;
};

/** SQL of a link; Zoho writes 0 where there is none. */
export const linked =
  (...names: string[]) =>
  (reading: Reading) =>
    `nullif(${reading.get(...names)}, '0')`;

const deals = (ids: 'with ids' | 'without ids'): Form => ({
  crm,
  name: `deals ${ids}, Analytics export`,
  needs: ['Potential Name', 'Potential Owner', 'Stage', ...(ids === 'with ids' ? ['POTENTIALID'] : [])],
  ...(ids === 'without ids' && { not: ['POTENTIALID'] }),
  warning:
    ids === 'with ids'
      ? onlyPresent('Stage_History')
      : 'the table has neither ids nor stage history: the name of a deal stands for its id, and activities that name a deal by id do not find it.',
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: dealId,
        name: nameOf,
        stage: 'Stage',
        status: (reading) =>
          `coalesce(${among(reading.get('Forecast Type'), { won: 'won', lost: 'lost', open: 'open', 'closed won': 'won', 'closed lost': 'lost' })}, ${kindOf(reading.get('Stage'))})`,
        amount: 'Amount',
        probability: 'Probability',
        source: 'Lead Source',
        owner: 'Potential Owner',
        account_id: linked('ACCOUNTID', 'Account Id'),
        contact_id: linked('CONTACTID', 'Contact Id'),
        created_at: time('Created Time'),
        expected_close_date: day('Closing Date'),
        closed_at: (reading) => closed(reading, timeOf(reading, 'Closing Date')),
        lead_id: linked('LEADID'),
      },
    },
    { kind: 'words', columns: { field: () => `'deal of lead'`, id: linked('LEADID'), name: dealId } },
  ],
});

const leads: Form = {
  crm,
  name: 'leads, Analytics export',
  needs: ['LEADID', 'Lead Owner', 'Lead Status'],
  not: ['Potential Name'],
  tables: [
    {
      kind: 'leads',
      keepsOthers: true,
      columns: {
        lead_id: 'LEADID',
        name: ['Full Name', 'Last Name'],
        stage: 'Lead Status',
        status: (reading) =>
          `case when lower(${reading.get('CONVERTED', 'Is Converted')}) in ('yes', 'true', '1') then 'converted'
            else coalesce(${among(reading.get('Lead Status'), { 'lost lead': 'rejected', 'junk lead': 'junk' })}, 'open') end`,
        source: 'Lead Source',
        owner: 'Lead Owner',
        created_at: time('Created Time'),
        updated_at: time('Modified Time'),
        converted_deal_id: (reading) => entry('deal of lead', 'name', reading.get('LEADID')),
        company: 'Company',
        phone: ['Mobile', 'Phone'],
        email: 'Email',
      },
    },
  ],
};

const accounts: Form = {
  crm,
  name: 'accounts, Analytics export',
  needs: ['ACCOUNTID', 'Account Name', 'Account Owner'],
  tables: [
    {
      kind: 'accounts',
      keepsOthers: true,
      columns: {
        account_id: 'ACCOUNTID',
        name: 'Account Name',
        owner: 'Account Owner',
        industry: 'Industry',
        category: 'Account Type',
        phone: 'Phone',
      },
    },
  ],
};

const contacts: Form = {
  crm,
  name: 'contacts, Analytics export',
  needs: ['CONTACTID', 'Last Name', 'Contact Owner'],
  tables: [
    {
      kind: 'contacts',
      columns: {
        contact_id: 'CONTACTID',
        name: (reading) =>
          `nullif(trim(concat_ws(' ', ${reading.get('First Name')}, ${reading.get('Last Name')})), '')`,
        account_id: linked('Account Id', 'ACCOUNTID'),
        role: 'Title',
        phone: ['Mobile', 'Phone'],
        email: 'Email',
      },
    },
  ],
};

const fullName = (reading: Reading) =>
  `nullif(trim(concat_ws(' ', ${reading.get('First Name')}, ${reading.get('Last Name')})), '')`;

const users: Form = {
  crm,
  name: 'users, Analytics export',
  needs: [['USER_ID', 'USERID'], 'Last Name', 'Email'],
  not: ['CONTACTID', 'LEADID'],
  tables: [
    { kind: 'users', columns: { user: fullName, name: fullName } },
    { kind: 'words', columns: { field: () => `'user'`, id: ['USER_ID', 'USERID'], name: fullName } },
  ],
};

/** Zoho CRM as Zoho Analytics exports it: deals by the old name of the module, leads, companies and people (CSV). */
export const zohoAnalytics: readonly Form[] = [
  deals('with ids'),
  deals('without ids'),
  leads,
  accounts,
  contacts,
  users,
];
