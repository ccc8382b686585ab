import { type Form, inside, type Reading, word } from './form.ts';

const crm = 'zoho';

const owner = (reading: Reading) =>
  `coalesce(${inside(reading.record, '$.Owner.name')}, ${word('user', inside(reading.record, '$.Owner.id'))})`;

/** What the pipelines name twice, when both names differ: as it is shown, and as it is kept. */
const stagesBy = (name: 'display_value' | 'actual_value'): Form['tables'] => [
  {
    kind: 'stages',
    each: ({ record }) => `(${record} -> '$.maps[*]')`,
    where: () =>
      name === 'display_value'
        ? 'true'
        : `(e ->> '$.actual_value') is distinct from (e ->> '$.display_value')`,
    columns: {
      pipeline: 'display_value',
      stage: () => `e ->> '$.${name}'`,
      name: () => `e ->> '$.display_value'`,
      position: () => `e ->> '$.sequence_number'`,
      kind: () => stageKind,
    },
  },
  {
    kind: 'words',
    each: ({ record }) => `(${record} -> '$.maps[*]')`,
    columns: { field: () => `'stage kind'`, id: () => `e ->> '$.${name}'`, name: () => stageKind },
  },
];
const stageKind = `case (e ->> '$.forecast_type') when 'Closed Won' then 'won' when 'Closed Lost' then 'lost' else 'open' end`;

const pipelines: Form = {
  crm,
  name: 'pipelines and stages, API',
  at: ['pipeline'],
  needs: ['display_value', 'maps'],
  tables: [
    ...stagesBy('display_value'),
    ...stagesBy('actual_value'),
    {
      kind: 'pipelines',
      columns: { pipeline: 'display_value', name: 'display_value', is_default: 'default' },
    },
  ],
};

const users: Form = {
  crm,
  name: 'users, API',
  at: ['users'],
  needs: ['id', 'full_name', 'email'],
  tables: [
    {
      kind: 'users',
      columns: {
        user: 'full_name',
        name: 'full_name',
        team: (reading) => inside(reading.record, '$.role.name'),
      },
    },
    { kind: 'words', columns: { field: () => `'user'`, id: 'id', name: 'full_name' } },
  ],
};

const fullName = (reading: Reading) =>
  `coalesce(${reading.get('Full_Name')}, nullif(trim(concat_ws(' ', ${reading.get('First_Name')}, ${reading.get('Last_Name')})), ''))`;

const leads: Form = {
  crm,
  name: 'leads, API',
  at: ['data'],
  needs: ['id', 'Lead_Status', 'Last_Name'],
  tables: [
    {
      kind: 'leads',
      keepsOthers: true,
      columns: {
        lead_id: 'id',
        name: fullName,
        stage: 'Lead_Status',
        status: (reading) => `case when ${reading.get('Converted__s')} = 'true' then 'converted' end`,
        source: 'Lead_Source',
        owner,
        created_at: 'Created_Time',
        updated_at: 'Modified_Time',
        closed_at: 'Converted_Date_Time',
        converted_deal_id: (reading) => inside(reading.record, '$.Converted_Deal.id'),
        company: 'Company',
        phone: ['Mobile', 'Phone'],
        email: 'Email',
      },
    },
  ],
};

const accounts: Form = {
  crm,
  name: 'accounts, API',
  at: ['data'],
  needs: ['id', 'Account_Name', ['Account_Type', 'Industry', 'Website']],
  not: ['Deal_Name', 'Last_Name'],
  tables: [
    {
      kind: 'accounts',
      columns: {
        account_id: 'id',
        name: 'Account_Name',
        owner,
        country: 'Billing_Country',
        industry: 'Industry',
        category: 'Account_Type',
        phone: 'Phone',
      },
    },
  ],
};

const contacts: Form = {
  crm,
  name: 'contacts, API',
  at: ['data'],
  needs: ['id', 'Last_Name', 'Account_Name'],
  not: ['Lead_Status', 'Deal_Name'],
  tables: [
    {
      kind: 'contacts',
      columns: {
        contact_id: 'id',
        account_id: (reading) => inside(reading.record, '$.Account_Name.id'),
        name: fullName,
        role: 'Title',
        phone: ['Mobile', 'Phone'],
        email: 'Email',
      },
    },
  ],
};

const done = (reading: Reading) =>
  `lower(${reading.get('Status', 'Call_Status', 'Outgoing_Call_Status')}) in ('completed', 'done')`;

const activities: Form = {
  crm,
  name: 'activities (tasks, calls, events), API',
  at: ['data'],
  needs: ['id', ['Subject', 'Event_Title'], ['Due_Date', 'Call_Start_Time', 'Start_DateTime']],
  not: ['Deal_Name'],
  tables: [
    {
      kind: 'activities',
      columns: {
        activity_id: 'id',
        deal_id: (reading) =>
          `case when coalesce(${reading.get('$se_module')}, 'Deals') = 'Deals' then ${inside(reading.record, '$.What_Id.id')} end`,
        account_id: (reading) =>
          `case when ${reading.get('$se_module')} = 'Accounts' then ${inside(reading.record, '$.What_Id.id')} end`,
        contact_id: (reading) => inside(reading.record, '$.Who_Id.id'),
        type: (reading) =>
          `case when ${reading.get('Call_Start_Time')} is not null then 'call' when ${reading.get('Start_DateTime')} is not null then 'meeting' else 'task' end`,
        subject: ['Subject', 'Event_Title'],
        result: 'Call_Result',
        created_at: 'Created_Time',
        due_at: ['Due_Date', 'Call_Start_Time', 'Start_DateTime'],
        done_at: (reading) =>
          `case when ${done(reading)} then ${reading.get('Closed_Time', 'Call_Start_Time', 'Modified_Time')} end`,
        status: (reading) => `case when ${done(reading)} then 'done' else 'planned' end`,
        owner,
      },
    },
  ],
};

/** Zoho CRM: pipelines, people, companies, leads and activities (API). */
export const zohoOthers: readonly Form[] = [pipelines, users, leads, accounts, contacts, activities];
