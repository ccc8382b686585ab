import { type Form, inside, type Reading, toldApart, utc } from './form.ts';
import { at, crm, deals, linkId, linkName } from './pipedrive.ts';

type Table = Form['tables'][number];

const userName = (reading: Reading) => toldApart(reading.get('name'), reading.get('email'));

const users: Form = {
  crm,
  name: 'users, API',
  at: ['data'],
  needs: ['id', 'name', 'email', ['icon_url', 'is_admin']],
  tables: [
    { kind: 'users', columns: { user: userName, name: userName } },
    { kind: 'words', columns: { field: () => `'user'`, id: 'id', name: userName } },
  ],
};

const activity: Table = {
  kind: 'activities',
  columns: {
    activity_id: 'id',
    deal_id: 'deal_id',
    account_id: 'org_id',
    contact_id: 'person_id',
    type: 'type',
    subject: 'subject',
    created_at: at('add_time'),
    due_at: (reading) =>
      utc(`nullif(trim(concat_ws(' ', ${reading.get('due_date')}, ${reading.get('due_time')})), '')`),
    done_at: at('marked_as_done_time'),
    status: (reading) => `case when ${reading.get('done')} in ('true', '1') then 'done' else 'planned' end`,
    owner: linkName('user', 'user_id', 'owner_id'),
  },
};

const activities: Form = {
  crm,
  name: 'activities, API',
  at: ['data'],
  needs: ['id', 'done', 'due_date', 'deal_id'],
  tables: [activity],
};

/** The first of several phones or addresses: v1 says `phone`, v2 `phones`. @param inner where the card lies in the record */
const first = (key: string, inner: string) => (reading: Reading) =>
  `coalesce(${inside(reading.record, `$${inner}.${key}[0].value`)}, ${inside(reading.record, `$${inner}.${key}s[0].value`)})`;

const person = (inner = ''): Table => ({
  kind: 'contacts',
  columns: {
    contact_id: 'id',
    account_id: linkId('org_id', 'org_id'),
    name: 'name',
    role: 'job_title',
    phone: first('phone', inner),
    email: first('email', inner),
  },
});

const people: Form = {
  crm,
  name: 'people, API',
  at: ['data'],
  needs: ['id', 'name', 'first_name', 'last_name', 'org_id'],
  not: ['stage_id', 'icon_url'],
  tables: [person()],
};

const organization: Table = {
  kind: 'accounts',
  columns: {
    account_id: 'id',
    name: 'name',
    owner: linkName('user', 'owner_id'),
    country: 'address_country',
    region: 'address_admin_area_level_1',
  },
};

const organizations: Form = {
  crm,
  name: 'organizations, API',
  at: ['data'],
  needs: ['id', 'name', 'owner_id', ['people_count', 'address'], ['cc_email', 'visible_to']],
  not: ['first_name', 'stage_id', 'org_id'],
  tables: [organization],
};

/** Records that say of what kind they are and hold the card one level deeper; deleted ones hold none. */
const ofItem = (item: string, { leftOut: _other, ...table }: Table): Table => ({
  ...table,
  where: (reading) =>
    `${reading.get('item')} = '${item}' and ${inside(reading.record, '$.data.id')} is not null
      and ${table.where?.(reading) ?? 'true'}`,
});

/** Everything that changed since a time, of all kinds together. */
const recents: Form = {
  crm,
  name: 'recent changes, API',
  at: ['data'],
  within: 'data',
  needs: ['item', 'id', 'data'],
  warning:
    'of recent changes deals, people, organizations and activities are read, but for those deleted since.',
  tables: [
    ...deals.tables.map((table) => ofItem('deal', table)),
    ofItem('person', person('.data')),
    ofItem('organization', organization),
    ofItem('activity', activity),
  ],
};

/** Changes of one deal, whose id stands only in the address that was asked. */
const changelog: Form = {
  crm,
  name: 'changelog of one deal, API',
  at: ['data'],
  needs: ['field_key', 'old_value', 'new_value', 'actor_user_id', 'time'],
  tables: [],
  unused: 'its rows do not say which card they belong to; what says it: /deals/ID/flow',
};

/** Pipedrive: people, companies, activities, users and what changed lately (API). */
export const pipedriveOthers: readonly Form[] = [
  users,
  activities,
  people,
  organizations,
  recents,
  changelog,
];
