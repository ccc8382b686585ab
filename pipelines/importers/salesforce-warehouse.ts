import { entry, type Form, type Reading, toldApart, word, yes } from './form.ts';

const crm = 'salesforce';

const kept = (reading: Reading) => `not coalesce(${yes(reading.get('is_deleted'))}, false)`;
const owner = (reading: Reading) => word('user', reading.get('owner_id'));
const status = (reading: Reading) =>
  `case when ${yes(reading.get('is_won'))} then 'won' when ${yes(reading.get('is_closed'))} then 'lost' when ${reading.get('is_closed')} is not null then 'open' end`;
const day = (name: string) => (reading: Reading) => `left(${reading.get(name)}, 10)`;

const opportunities: Form = {
  crm,
  name: 'opportunities, warehouse table',
  needs: ['id', 'stage_name', 'close_date', 'is_won'],
  not: ['_fivetran_start'],
  tables: [
    {
      kind: 'deals',
      leftOut: 'deleted',
      where: kept,
      columns: {
        deal_id: 'id',
        name: 'name',
        pipeline: (reading) => word('record type', reading.get('record_type_id')),
        stage: 'stage_name',
        status,
        amount: 'amount',
        currency: 'currency_iso_code',
        probability: 'probability',
        forecast_category: ['forecast_category_name', 'forecast_category'],
        source: 'lead_source',
        owner,
        account_id: 'account_id',
        created_at: 'created_date',
        updated_at: ['last_modified_date', '_fivetran_synced'],
        expected_close_date: day('close_date'),
        closed_at: (reading) =>
          `case when ${yes(reading.get('is_closed'))} then ${reading.get('close_date')} end`,
        next_step: 'next_step',
      },
    },
  ],
};

/** A row for each span in which nothing of the deal changed: the state from `_fivetran_start`. A deleted deal has none. */
const versions: Form = {
  crm,
  name: 'versions of opportunities (stage history), warehouse table',
  needs: ['id', 'stage_name', '_fivetran_start', '_fivetran_end'],
  tables: [
    {
      kind: 'stage_history',
      leftOut: 'deleted',
      where: (reading) => `${entry('opportunity deleted', 'name', reading.get('id'))} is distinct from 'yes'`,
      columns: { deal_id: 'id', stage: 'stage_name', entered_at: '_fivetran_start' },
    },
    {
      kind: 'deals',
      where: (reading) => `${yes(reading.get('_fivetran_active'))} and ${kept(reading)}`,
      columns: opportunities.tables[0]!.columns,
    },
    {
      kind: 'words',
      columns: {
        field: () => `'opportunity deleted'`,
        id: 'id',
        name: (reading) =>
          `last_value(case when ${kept(reading)} then 'no' else 'yes' end) over (partition by ${reading.get('id')}
            order by ${reading.get('_fivetran_start')} rows between unbounded preceding and unbounded following)`,
      },
    },
  ],
};

const accounts: Form = {
  crm,
  name: 'accounts, warehouse table',
  needs: ['id', 'account_number', 'billing_country'],
  not: ['_fivetran_start'],
  tables: [
    {
      kind: 'accounts',
      leftOut: 'deleted',
      where: kept,
      columns: {
        account_id: 'id',
        name: 'name',
        owner,
        country: 'billing_country',
        region: 'billing_state',
        industry: 'industry',
        size: 'number_of_employees',
        phone: 'phone',
      },
    },
  ],
};

/** Rows of one account for each span in which it did not change: no figure asks how a company was. */
const accountVersions: Form = {
  crm,
  name: 'versions of accounts, warehouse table',
  needs: [
    ...['id', 'name', 'account_number', 'account_source', 'billing_city', 'billing_country', 'billing_state'],
    ...['number_of_employees', 'owner_id', 'record_type_id', '_fivetran_start', '_fivetran_end'],
  ],
  tables: [],
  unused: 'a table of Salesforce that no figure reads: versions of accounts',
};

/** People's places in the hierarchy: the team of a user is the department. */
const roles: Form = {
  crm,
  name: 'roles of users, warehouse table',
  needs: ['id', 'name', 'developer_name', 'parent_role_id', 'opportunity_access_for_account_owner'],
  tables: [],
  unused: 'a table of Salesforce that no figure reads: roles of users',
};

const userName = (reading: Reading) => toldApart(reading.get('name'), reading.get('username', 'email'));

const users: Form = {
  crm,
  name: 'users, warehouse table',
  needs: ['id', 'alias', 'name', ['user_role_id', 'profile_id', 'department']],
  tables: [
    { kind: 'users', columns: { user: userName, name: userName, team: 'department' } },
    { kind: 'words', columns: { field: () => `'user'`, id: 'id', name: userName } },
  ],
};

const leads: Form = {
  crm,
  name: 'leads, warehouse table',
  needs: ['id', 'is_converted', 'lead_source', 'status'],
  tables: [
    {
      kind: 'leads',
      leftOut: 'deleted',
      where: kept,
      columns: {
        lead_id: 'id',
        name: 'name',
        stage: 'status',
        status: (reading) => `case when ${yes(reading.get('is_converted'))} then 'converted' end`,
        source: 'lead_source',
        owner,
        account_id: 'converted_account_id',
        created_at: 'created_date',
        updated_at: 'last_modified_date',
        closed_at: 'converted_date',
        converted_deal_id: 'converted_opportunity_id',
        company: 'company',
        phone: 'phone',
        email: 'email',
      },
    },
  ],
};

/** The card that a task is about or the person it is with: the first three signs of an id say whose it is. */
const linked = (key: 'what_id' | 'who_id', prefix: string) => (reading: Reading) =>
  `case when ${reading.get(key)} like '${prefix}%' then ${reading.get(key)} end`;

const tasks: Form = {
  crm,
  name: 'tasks and events, warehouse table',
  needs: ['id', 'what_id', 'subject', ['activity_date', 'activity_date_time']],
  tables: [
    {
      kind: 'activities',
      leftOut: 'deleted',
      where: kept,
      columns: {
        activity_id: 'id',
        deal_id: linked('what_id', '006'),
        account_id: (reading) =>
          `coalesce(${linked('what_id', '001')(reading)}, ${reading.get('account_id')})`,
        lead_id: linked('who_id', '00Q'),
        contact_id: linked('who_id', '003'),
        type: (reading) => `coalesce(lower(${reading.get('task_subtype', 'event_subtype')}), 'task')`,
        subject: 'subject',
        created_at: 'created_date',
        due_at: ['activity_date_time', 'activity_date'],
        done_at: 'completed_date_time',
        status: (reading) => `case when ${yes(reading.get('is_closed'))} then 'done' end`,
        owner,
      },
    },
  ],
};

const items: Form = {
  crm,
  name: 'products of opportunities, warehouse table',
  needs: ['opportunity_id', 'product_2_id', 'total_price'],
  tables: [
    {
      kind: 'items',
      leftOut: 'deleted',
      where: kept,
      columns: {
        deal_id: 'opportunity_id',
        product: (reading) => `coalesce(${reading.get('name')}, ${reading.get('product_2_id')})`,
        quantity: 'quantity',
        price: 'unit_price',
        amount: 'total_price',
      },
    },
  ],
};

/** Salesforce as the Fivetran connector lays it into a warehouse, table by table. */
export const salesforceWarehouse: readonly Form[] = [
  opportunities,
  versions,
  accounts,
  accountVersions,
  roles,
  users,
  leads,
  tasks,
  items,
];
