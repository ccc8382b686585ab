import { clean, crm, named } from './creatio.ts';
import { among, entry, type Form, type Reading, word } from './form.ts';

/** The final stages of leads of a fresh installation. */
const leadFinals = {
  '0a0808c5': 'converted',
  '51adc3ec': 'rejected',
  '128c3718': 'rejected',
  'потребность удовлетворена': 'converted',
  'потребность отсутствует': 'rejected',
  дисквалифицирован: 'rejected',
  satisfied: 'converted',
  'not interested': 'rejected',
  disqualified: 'rejected',
};
const leadStatus = (stage: string) =>
  `coalesce(${among(`left(${stage}, 8)`, leadFinals)}, ${among(stage, leadFinals)}, case when ${stage} is not null then 'open' end)`;

const leads: Form = {
  crm,
  name: 'leads, OData',
  at: ['value'],
  needs: ['Id', 'QualifyStatusId', 'LeadName'],
  clean,
  tables: [
    {
      kind: 'leads',
      keepsOthers: true,
      columns: {
        lead_id: 'Id',
        name: 'LeadName',
        stage: 'QualifyStatusId',
        status: (reading) => leadStatus(reading.get('QualifyStatusId')),
        source: named('LeadSource'),
        traffic_source: named('LeadMedium'),
        owner: named('Owner'),
        account_id: 'QualifiedAccountId',
        contact_id: 'QualifiedContactId',
        created_at: 'CreatedOn',
        updated_at: 'ModifiedOn',
        closed_at: 'MovedToFinalStateOn',
        rejection_reason: named('LeadDisqualifyReason'),
        converted_deal_id: 'OpportunityId',
        company: 'Account',
        phone: ['MobilePhone', 'BusinesPhone'],
        email: 'Email',
      },
    },
  ],
};

const leadHistory: Form = {
  crm,
  name: 'stages of leads (stage history), OData',
  at: ['value'],
  needs: ['LeadId', 'QualifyStatusId', 'StartDate'],
  clean,
  tables: [
    {
      kind: 'stage_history',
      leftOut: 'skipped',
      where: (reading) =>
        `${reading.get('StartDate')} is distinct from ${reading.get('DueDate')}
          or ${leadStatus(reading.get('QualifyStatusId'))} <> 'open'`,
      columns: {
        lead_id: 'LeadId',
        stage: 'QualifyStatusId',
        entered_at: 'StartDate',
        changed_by: (reading) => word('object', reading.get('CreatedById', 'OwnerId')),
      },
    },
  ],
};

/** People own deals and leads as contacts; any other object is only a name. */
const objectName: Form['tables'][number] = {
  kind: 'words',
  columns: { field: () => `'object'`, id: 'Id', name: 'Name' },
};

const contacts: Form = {
  crm,
  name: 'contacts, OData',
  at: ['value'],
  needs: ['Id', 'Name', ['DecisionRoleId', 'JobTitle', 'MobilePhone']],
  not: ['AccountCategoryId', 'OwnershipId'],
  clean,
  tables: [
    {
      kind: 'contacts',
      columns: {
        contact_id: 'Id',
        name: 'Name',
        account_id: 'AccountId',
        role: 'JobTitle',
        phone: ['MobilePhone', 'Phone'],
        email: 'Email',
      },
    },
    objectName,
  ],
};

const accounts: Form = {
  crm,
  name: 'accounts, OData',
  at: ['value'],
  needs: ['Id', 'Name', ['AccountCategoryId', 'OwnershipId']],
  clean,
  tables: [
    {
      kind: 'accounts',
      columns: {
        account_id: 'Id',
        name: 'Name',
        owner: named('Owner'),
        country: named('Country'),
        region: named('Region'),
        industry: named('Industry'),
        category: named('AccountCategory'),
        phone: 'Phone',
      },
    },
    objectName,
  ],
};

const lookup: Form = {
  crm,
  name: 'lookup (sources, reasons, activity states), OData',
  at: ['value'],
  needs: ['Id', 'Name', 'ProcessListeners'],
  not: ['Number', 'AccountId', 'OwnerId'],
  clean,
  tables: [
    objectName,
    {
      kind: 'words',
      where: (reading) => `${reading.get('Finish')} is not null`,
      columns: {
        field: () => `'activity state'`,
        id: 'Id',
        name: (reading) =>
          `case when lower(${reading.get('Code')}) = 'canceled' then 'cancelled' when lower(${reading.get('Finish')}) = 'true' then 'done' else 'planned' end`,
      },
    },
  ],
};

const activityStates = {
  '384d4b84-58e6-df11-971b-001d60e938c6': 'planned',
  '394d4b84-58e6-df11-971b-001d60e938c6': 'planned',
  '4bdbb88f-58e6-df11-971b-001d60e938c6': 'done',
  '201cfba8-58e6-df11-971b-001d60e938c6': 'cancelled',
};
const activityState = (reading: Reading) =>
  `coalesce(${entry('activity state', 'name', reading.get('StatusId'))}, ${among(reading.get('StatusId'), activityStates)})`;

const activities: Form = {
  crm,
  name: 'activities, OData',
  at: ['value'],
  needs: ['Id', 'Title', 'StartDate', 'StatusId', ['OpportunityId', 'LeadId']],
  clean,
  tables: [
    {
      kind: 'activities',
      columns: {
        activity_id: 'Id',
        deal_id: 'OpportunityId',
        lead_id: 'LeadId',
        account_id: 'AccountId',
        contact_id: 'ContactId',
        type: (reading) => `coalesce(${entry('object', 'name', reading.get('TypeId'))}, 'task')`,
        subject: 'Title',
        result: (reading) =>
          `coalesce(${reading.get('DetailedResult')}, ${entry('object', 'name', reading.get('ResultId'))})`,
        created_at: 'CreatedOn',
        due_at: 'DueDate',
        done_at: (reading) =>
          `case when ${activityState(reading)} = 'done' then ${reading.get('DueDate')} end`,
        status: activityState,
        owner: named('Owner'),
      },
    },
  ],
};

/** Creatio: leads, people, companies, activities and lookups (OData). */
export const creatioOthers: readonly Form[] = [leads, leadHistory, contacts, accounts, lookup, activities];
