import { among, type Field, type Form, type Reading } from './form.ts';
import { both, unguarded } from './shapes.ts';
import { assigned, at, crm, kept } from './suitecrm.ts';

const fullName: Field = (reading) =>
  `coalesce(${reading.get('full_name')}, nullif(trim(concat_ws(' ', ${reading.get('first_name')}, ${reading.get('last_name')})), ''))`;

const records = (
  name: string,
  needs: Form['needs'],
  not: readonly string[],
  tables: Form['tables'],
): Form[] =>
  both({
    crm,
    name,
    at: ['data'],
    within: 'attributes',
    needs: ['id', 'type', 'attributes', ...needs],
    not,
    clean: unguarded,
    tables,
  });

const leadStates = { converted: 'converted', recycled: 'nurture', dead: 'rejected' };

const leads = records(
  'leads',
  ['last_name', 'status', ['converted', 'lead_source']],
  ['user_name'],
  [
    {
      kind: 'leads',
      keepsOthers: true,
      leftOut: 'deleted',
      where: kept,
      columns: {
        lead_id: 'id',
        name: fullName,
        stage: 'status',
        status: (reading) => `coalesce(${among(reading.get('status'), leadStates)}, 'open')`,
        source: 'lead_source',
        owner: assigned,
        account_id: 'account_id',
        contact_id: 'contact_id',
        created_at: at('date_entered'),
        updated_at: at('date_modified'),
        converted_deal_id: 'opportunity_id',
        company: 'account_name',
        phone: ['phone_mobile', 'phone_work'],
        email: 'email1',
      },
    },
  ],
);

const users = records(
  'users',
  ['user_name', 'last_name'],
  [],
  [
    { kind: 'users', columns: { user: fullName, name: fullName, team: 'department' } },
    { kind: 'words', columns: { field: () => `'user'`, id: 'id', name: fullName } },
  ],
);

/** The currency of the installation itself is no record. */
const currencies = records(
  'currencies',
  ['iso4217', 'conversion_rate'],
  [],
  [{ kind: 'words', columns: { field: () => `'currency'`, id: 'id', name: 'iso4217' } }],
);

const accounts = records(
  'accounts',
  ['name', ['account_type', 'industry']],
  ['sales_stage'],
  [
    {
      kind: 'accounts',
      leftOut: 'deleted',
      where: kept,
      columns: {
        account_id: 'id',
        name: 'name',
        owner: assigned,
        country: 'billing_address_country',
        region: 'billing_address_state',
        industry: 'industry',
        category: 'account_type',
        phone: 'phone_office',
        email: 'email1',
      },
    },
  ],
);

const contacts = records(
  'contacts',
  ['last_name', ['reports_to_id', 'account_id', 'phone_work']],
  ['status', 'user_name'],
  [
    {
      kind: 'contacts',
      leftOut: 'deleted',
      where: kept,
      columns: {
        contact_id: 'id',
        account_id: 'account_id',
        name: fullName,
        role: 'title',
        phone: ['phone_mobile', 'phone_work'],
        email: 'email1',
      },
    },
  ],
);

const state = (reading: Reading) =>
  among(reading.get('status'), {
    completed: 'done',
    held: 'done',
    'not held': 'cancelled',
    deferred: 'planned',
    planned: 'planned',
    'in progress': 'planned',
    'pending input': 'planned',
    'not started': 'planned',
  });
const parent = (type: string) => (reading: Reading) =>
  `case when ${reading.get('parent_type')} = '${type}' then ${reading.get('parent_id')} end`;

/** Calls have a direction and tasks a date that they are due; meetings have neither. */
const activities = records(
  'activities (tasks, meetings, calls)',
  ['name', 'status', 'parent_type', ['date_due', 'date_start']],
  ['field_name'],
  [
    {
      kind: 'activities',
      leftOut: 'deleted',
      where: kept,
      columns: {
        activity_id: 'id',
        deal_id: parent('Opportunities'),
        lead_id: parent('Leads'),
        account_id: parent('Accounts'),
        contact_id: 'contact_id',
        type: (reading) =>
          `case when ${reading.get('direction')} is not null then 'call' when ${reading.get('date_due')} is not null then 'task' else 'meeting' end`,
        subject: 'name',
        created_at: at('date_entered'),
        due_at: at('date_due', 'date_end', 'date_start'),
        done_at: (reading) =>
          `case when ${state(reading)} = 'done' then ${(at('date_end', 'date_due', 'date_start') as (r: Reading) => string)(reading)} end`,
        status: state,
        owner: assigned,
        direction: (reading) => among(reading.get('direction'), { inbound: 'inbound', outbound: 'outbound' }),
      },
    },
  ],
);

/** SuiteCRM: leads, people, currencies, companies and activities. */
export const suitecrmOthers: readonly Form[] = [
  ...leads,
  ...users,
  ...currencies,
  ...accounts,
  ...contacts,
  ...activities,
];
