import { type Form, inside, type Reading, yes } from './form.ts';
import { both, id, idOf, person } from './salesforce.ts';

const kept = (reading: Reading) => `not coalesce(${yes(reading.get('IsDeleted'))}, false)`;

/** Which of our fields a tracked field of an opportunity is. */
const tracked = { Amount: 'amount', CloseDate: 'expected_close_date', Owner: 'owner' };

/** Owners are logged twice, by name and by id: the name is taken. */
const isName = (reading: Reading) =>
  `(${reading.get('Field')} <> 'Owner' or coalesce(${reading.get('NewValue')}, ${reading.get('OldValue')}) not like '005%')`;

const fieldHistory: Form['tables'] = [
  {
    kind: 'field_history',
    where: (reading) =>
      `${reading.get('Field')} in (${Object.keys(tracked).map((name) => `'${name}'`)}) and ${isName(reading)}`,
    columns: {
      deal_id: id('OpportunityId'),
      field: (reading) =>
        `case ${reading.get('Field')} ${Object.entries(tracked)
          .map(([name, field]) => `when '${name}' then '${field}'`)
          .join(' ')} end`,
      changed_at: 'CreatedDate',
      old_value: 'OldValue',
      new_value: 'NewValue',
      changed_by: person('CreatedById', 'CreatedBy'),
    },
  },
  {
    kind: 'stage_history',
    where: (reading) => `${reading.get('Field')} = 'StageName'`,
    columns: {
      deal_id: id('OpportunityId'),
      stage: 'NewValue',
      from_stage: 'OldValue',
      entered_at: 'CreatedDate',
      changed_by: person('CreatedById', 'CreatedBy'),
    },
  },
];

const leads: Form['tables'] = [
  {
    kind: 'leads',
    keepsOthers: true,
    leftOut: 'deleted',
    where: kept,
    columns: {
      lead_id: id('Id'),
      name: 'Name',
      stage: 'Status',
      status: (reading) => `case when ${yes(reading.get('IsConverted'))} then 'converted' else 'open' end`,
      source: 'LeadSource',
      owner: person('OwnerId', 'Owner'),
      created_at: 'CreatedDate',
      updated_at: ['LastModifiedDate', 'SystemModstamp'],
      closed_at: 'ConvertedDate',
      converted_deal_id: id('ConvertedOpportunityId'),
      company: 'Company',
      phone: ['Phone', 'MobilePhone'],
      email: 'Email',
    },
  },
];

const leadHistory: Form['tables'] = [
  {
    kind: 'stage_history',
    where: (reading) => `${reading.get('Field')} = 'Status'`,
    columns: {
      lead_id: id('LeadId'),
      stage: 'NewValue',
      from_stage: 'OldValue',
      entered_at: 'CreatedDate',
      changed_by: person('CreatedById', 'CreatedBy'),
    },
  },
];

const accounts: Form['tables'] = [
  {
    kind: 'accounts',
    leftOut: 'deleted',
    where: kept,
    columns: {
      account_id: id('Id'),
      name: 'Name',
      owner: person('OwnerId', 'Owner'),
      country: 'BillingCountry',
      region: 'BillingState',
      industry: 'Industry',
      category: 'Type',
      size: 'NumberOfEmployees',
      phone: 'Phone',
    },
  },
];

const contacts: Form['tables'] = [
  {
    kind: 'contacts',
    leftOut: 'deleted',
    where: kept,
    columns: {
      contact_id: id('Id'),
      account_id: id('AccountId'),
      name: (reading) =>
        `coalesce(${reading.get('Name')}, nullif(concat_ws(' ', ${reading.get('FirstName')}, ${reading.get('LastName')}), ''))`,
      role: 'Title',
      phone: ['Phone', 'MobilePhone'],
      email: 'Email',
    },
  },
];

const roles: Form['tables'] = [
  {
    kind: 'deal_contacts',
    columns: {
      deal_id: id('OpportunityId'),
      contact_id: id('ContactId'),
      role: 'Role',
      added_at: 'CreatedDate',
    },
  },
];

const items: Form['tables'] = [
  {
    kind: 'items',
    columns: {
      deal_id: id('OpportunityId'),
      product: (reading) =>
        `coalesce(${inside(reading.record, '$.Product2.Name')}, ${reading.get('Product2.Name', 'Name')}, ${idOf(reading, 'Product2Id')})`,
      quantity: 'Quantity',
      price: 'UnitPrice',
      amount: 'TotalPrice',
    },
  },
];

const changeNeeds = ['Field', 'OldValue', 'NewValue', 'CreatedDate'];

/** Salesforce: leads, clients, products and tracked fields, as data loader tables and answers of the REST API. */
export const salesforceOthers: readonly Form[] = [
  ...both('changes of fields', ['OpportunityId', ...changeNeeds], fieldHistory),
  ...both('leads', ['Id', 'Status', ['IsConverted', 'ConvertedOpportunityId', 'LeadSource']], leads, [
    'StageName',
    'WhatId',
  ]),
  ...both('changes of leads (stage history)', ['LeadId', ...changeNeeds], leadHistory),
  ...both(
    'accounts',
    ['Id', 'Name', ['BillingCountry', 'Industry', 'NumberOfEmployees', 'BillingState']],
    accounts,
    ['StageName', 'LastName', 'Status', 'Username'],
  ),
  ...both('contacts', ['Id', 'LastName', 'AccountId'], contacts, ['Status', 'Username', 'StageName']),
  ...both('contact roles', ['OpportunityId', 'ContactId', ['Role', 'IsPrimary']], roles, ['StageName']),
  ...both('products of opportunities', ['OpportunityId', 'Quantity', ['UnitPrice', 'TotalPrice']], items, [
    'StageName',
  ]),
];
