import { crm, person, shown } from './dynamics.ts';
import { among, type Form, type Reading } from './form.ts';

const processStages: Form = {
  crm,
  name: 'stages of processes, Web API',
  at: ['value'],
  needs: ['processstageid', 'stagename'],
  tables: [
    {
      kind: 'stages',
      columns: {
        pipeline: (reading) => shown(reading, '_processid_value'),
        stage: 'stagename',
        name: 'stagename',
        position: 'stagecategory',
        kind: () => `'open'`,
      },
    },
    { kind: 'words', columns: { field: () => `'stage'`, id: 'processstageid', name: 'stagename' } },
    {
      kind: 'words',
      where: (reading) => `${shown(reading, '_processid_value')} is not null`,
      columns: {
        field: () => `'pipeline'`,
        id: '_processid_value',
        name: (reading) => shown(reading, '_processid_value'),
      },
    },
  ],
};

const users: Form = {
  crm,
  name: 'users, Web API',
  at: ['value'],
  needs: ['systemuserid', 'fullname'],
  tables: [
    {
      kind: 'users',
      columns: {
        user: 'fullname',
        name: 'fullname',
        team: (reading) => shown(reading, '_businessunitid_value'),
      },
    },
    { kind: 'words', columns: { field: () => `'user'`, id: 'systemuserid', name: 'fullname' } },
  ],
};

const currencies: Form = {
  crm,
  name: 'currencies, Web API',
  at: ['value'],
  needs: ['transactioncurrencyid', 'isocurrencycode'],
  tables: [
    {
      kind: 'words',
      columns: { field: () => `'currency'`, id: 'transactioncurrencyid', name: 'isocurrencycode' },
    },
  ],
};

const accounts: Form = {
  crm,
  name: 'accounts, Web API',
  at: ['value'],
  needs: ['accountid', 'name'],
  not: ['opportunityid'],
  tables: [
    {
      kind: 'accounts',
      columns: {
        account_id: 'accountid',
        name: 'name',
        owner: person('_ownerid_value'),
        country: 'address1_country',
        region: 'address1_stateorprovince',
        industry: (reading) => shown(reading, 'industrycode'),
        phone: 'telephone1',
        email: 'emailaddress1',
      },
    },
  ],
};

const contacts: Form = {
  crm,
  name: 'contacts, Web API',
  at: ['value'],
  needs: ['contactid', 'fullname'],
  not: ['leadid'],
  tables: [
    {
      kind: 'contacts',
      columns: {
        contact_id: 'contactid',
        account_id: '_parentcustomerid_value',
        name: 'fullname',
        role: 'jobtitle',
        phone: ['mobilephone', 'telephone1'],
        email: 'emailaddress1',
      },
    },
  ],
};

const leads: Form = {
  crm,
  name: 'leads, Web API',
  at: ['value'],
  needs: ['leadid', ['subject', 'fullname'], 'statecode'],
  tables: [
    {
      kind: 'leads',
      keepsOthers: true,
      columns: {
        lead_id: 'leadid',
        name: ['subject', 'fullname'],
        stage: (reading) => `coalesce(${shown(reading, 'statuscode')}, ${reading.get('statuscode')})`,
        status: (reading) => among(reading.get('statecode'), { 0: 'open', 1: 'converted', 2: 'rejected' }),
        source: (reading) => shown(reading, 'leadsourcecode'),
        owner: person('_ownerid_value'),
        created_at: 'createdon',
        updated_at: 'modifiedon',
        converted_deal_id: '_qualifyingopportunityid_value',
        company: 'companyname',
        phone: ['mobilephone', 'telephone1'],
        email: 'emailaddress1',
      },
    },
  ],
};

const regards = (type: string) => (reading: Reading) =>
  `case when coalesce(${reading.get('_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname')}, 'opportunity') = '${type}'
    then ${reading.get('_regardingobjectid_value')} end`;

const activities: Form = {
  crm,
  name: 'activities, Web API',
  at: ['value'],
  needs: ['activityid', 'subject', '_regardingobjectid_value'],
  tables: [
    {
      kind: 'activities',
      columns: {
        activity_id: 'activityid',
        deal_id: regards('opportunity'),
        lead_id: regards('lead'),
        account_id: regards('account'),
        contact_id: regards('contact'),
        type: (reading) =>
          `coalesce(${among(reading.get('activitytypecode'), { phonecall: 'call', appointment: 'meeting' })}, ${reading.get('activitytypecode')}, 'task')`,
        subject: 'subject',
        created_at: 'createdon',
        due_at: ['scheduledend', 'scheduledstart'],
        done_at: 'actualend',
        status: (reading) =>
          among(reading.get('statecode'), { 0: 'planned', 1: 'done', 2: 'cancelled', 3: 'planned' }),
        owner: person('_ownerid_value'),
      },
    },
  ],
};

/** Dynamics 365 Sales: stages, people, companies, leads and activities (Web API). */
export const dynamicsOthers: readonly Form[] = [
  processStages,
  users,
  currencies,
  accounts,
  contacts,
  leads,
  activities,
];
