import { type Field, type Form, inside, onlyPresent, type Reading, toldApart, word, yes } from './form.ts';

export const crm = 'salesforce';

/** Reports write ids in 15 signs, the API in 18: the first 15 tell them apart. */
export const id =
  (...names: string[]): Field =>
  (reading) =>
    `left(${reading.get(...names)}, 15)`;
export const idOf = (reading: Reading, name: string) => `left(${reading.get(name)}, 15)`;

export const person = (field: string, relation: string) => (reading: Reading) =>
  `coalesce(${inside(reading.record, `$.${relation}.Name`)}, ${reading.get(`${relation}.Name`)}, ${word('user', idOf(reading, field))})`;

const opportunity: Form['tables'][number] = {
  kind: 'deals',
  keepsOthers: true,
  leftOut: 'deleted',
  where: (reading) => `not coalesce(${yes(reading.get('IsDeleted'))}, false)`,
  columns: {
    deal_id: id('Id'),
    name: 'Name',
    pipeline: (reading) => word('record type', idOf(reading, 'RecordTypeId')),
    stage: 'StageName',
    status: (reading) =>
      `case when ${yes(reading.get('IsWon'))} then 'won' when ${yes(reading.get('IsClosed'))} then 'lost' when ${reading.get('IsClosed')} is not null then 'open' end`,
    amount: 'Amount',
    currency: 'CurrencyIsoCode',
    probability: 'Probability',
    forecast_category: ['ForecastCategoryName', 'ForecastCategory'],
    source: 'LeadSource',
    owner: person('OwnerId', 'Owner'),
    account_id: id('AccountId'),
    account: (reading) =>
      `coalesce(${inside(reading.record, '$.Account.Name')}, ${reading.get('Account.Name')})`,
    contact_id: id('ContactId'),
    created_at: 'CreatedDate',
    updated_at: ['LastModifiedDate', 'SystemModstamp'],
    stage_entered_at: 'LastStageChangeDate',
    expected_close_date: (reading) => `left(${reading.get('CloseDate')}, 10)`,
    closed_at: (reading) =>
      `case when ${yes(reading.get('IsClosed'))} then coalesce(${reading.get('LastStageChangeDate')}, ${reading.get('CloseDate')}) end`,
    lost_reason: ['Loss_Reason__c', 'Closed_Lost_Reason__c', 'Lost_Reason__c'],
    next_step: 'NextStep',
  },
};

/** A row is the state after a change of stage, amount, probability or date: the same stage again is another field's change. */
const before = (value: string) =>
  `lag(${value}) over (partition by left(r ->> '/OpportunityId', 15) order by r ->> '/CreatedDate', n)`;

const change = (field: string, name: string): Form['tables'][number] => ({
  kind: 'field_history',
  columns: {
    deal_id: id('OpportunityId'),
    field: () => `'${field}'`,
    changed_at: 'CreatedDate',
    old_value: (reading) => before(reading.get(name)),
    new_value: name,
    changed_by: person('CreatedById', 'CreatedBy'),
  },
});

const stageHistory: Form['tables'] = [
  {
    kind: 'stage_history',
    columns: {
      deal_id: id('OpportunityId'),
      stage: 'StageName',
      entered_at: 'CreatedDate',
      from_stage: (reading) => before(reading.get('StageName')),
      changed_by: person('CreatedById', 'CreatedBy'),
    },
  },
  change('amount', 'Amount'),
  change('expected_close_date', 'CloseDate'),
];

const historyNeeds: Form['needs'] = ['OpportunityId', 'StageName', 'CreatedDate'];
const dealNeeds: Form['needs'] = ['Id', 'StageName', 'CloseDate', 'Name'];

const stages: Form['tables'] = [
  {
    kind: 'stages',
    columns: {
      stage: ['ApiName', 'MasterLabel'],
      name: 'MasterLabel',
      position: 'SortOrder',
      kind: (reading) =>
        `case when ${yes(reading.get('IsWon'))} then 'won' when ${yes(reading.get('IsClosed'))} then 'lost' else 'open' end`,
      probability: 'DefaultProbability',
    },
  },
];

const userName = (reading: Reading) => toldApart(reading.get('Name'), reading.get('Username', 'Email'));

const users: Form['tables'] = [
  { kind: 'users', columns: { user: userName, name: userName, team: 'Department' } },
  { kind: 'words', columns: { field: () => `'user'`, id: id('Id'), name: userName } },
];

const tasks: Form['tables'] = [
  {
    kind: 'activities',
    columns: {
      activity_id: id('Id'),
      deal_id: (reading) =>
        `case when ${reading.get('WhatId')} like '006%' then ${idOf(reading, 'WhatId')} end`,
      account_id: (reading) =>
        `case when ${reading.get('WhatId')} like '001%' then ${idOf(reading, 'WhatId')} end`,
      lead_id: (reading) =>
        `case when ${reading.get('WhoId')} like '00Q%' then ${idOf(reading, 'WhoId')} end`,
      contact_id: (reading) =>
        `case when ${reading.get('WhoId')} like '003%' then ${idOf(reading, 'WhoId')} end`,
      type: (reading) => `coalesce(lower(${reading.get('TaskSubtype', 'Type')}), 'task')`,
      subject: 'Subject',
      created_at: 'CreatedDate',
      due_at: 'ActivityDate',
      done_at: 'CompletedDateTime',
      status: (reading) => `case when ${yes(reading.get('IsClosed'))} then 'done' else 'planned' end`,
      owner: person('OwnerId', 'Owner'),
    },
  },
];

/** The same object as records of the API and as a table of the data loader. */
export const both = (
  name: string,
  needs: Form['needs'],
  tables: Form['tables'],
  not?: readonly string[],
): Form[] => [
  { crm, name: `${name}, API`, at: ['records'], needs, tables, ...(not ? { not } : {}) },
  { crm, name: `${name}, data loader`, needs, tables, ...(not ? { not } : {}) },
];

const reportStatus = (reading: Reading) =>
  `case when ${yes(reading.get('Won'))} then 'won' when ${yes(reading.get('Closed'))} then 'lost' end`;

const report: Form = {
  crm,
  name: 'opportunities, report',
  needs: ['Opportunity Name', 'Stage', ['Close Date', 'Amount']],
  not: ['Sales Stage', 'Deal Owner.id'],
  warning: onlyPresent('OpportunityHistory'),
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      // A blank line and the report's own lines end the file.
      leftOut: 'footer',
      where: (reading) => `${reading.get('Stage')} is not null`,
      columns: {
        deal_id: (reading) =>
          `coalesce(${idOf(reading, 'Opportunity ID')}, ${reading.get('Opportunity Name')})`,
        name: 'Opportunity Name',
        stage: 'Stage',
        status: reportStatus,
        amount: 'Amount',
        currency: ['Amount Currency', 'Opportunity Currency'],
        probability: ['Probability (%)', 'Probability'],
        forecast_category: 'Forecast Category',
        source: 'Lead Source',
        owner: 'Opportunity Owner',
        account: 'Account Name',
        created_at: 'Created Date',
        expected_close_date: 'Close Date',
        closed_at: (reading) =>
          `case when (${reportStatus(reading)}) is not null then ${reading.get('Close Date')} end`,
        lost_reason: ['Loss Reason', 'Closed Lost Reason', 'Lost Reason'],
        next_step: 'Next Step',
      },
    },
  ],
};

/** Salesforce: reports, data loader tables and answers of the REST API. */
export const salesforce: readonly Form[] = [
  ...both('opportunities', dealNeeds, [opportunity], ['OpportunityId']),
  ...both('stage history', historyNeeds, stageHistory),
  ...both('stages', ['MasterLabel', 'IsClosed', 'IsWon', 'SortOrder'], stages),
  ...both('users', ['Id', 'Name', ['Username', 'UserRoleId']], users),
  ...both('tasks', ['Id', 'WhatId', 'Subject'], tasks),
  report,
];
