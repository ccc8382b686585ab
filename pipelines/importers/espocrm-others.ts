import { espoParts } from './espocrm.ts';
import { among, type Field, type Form, type Reading } from './form.ts';
import { both, unguarded } from './shapes.ts';

const { crm, at, assigned } = espoParts;

const fullName: Field = (reading) =>
  `coalesce(${reading.get('name')}, nullif(trim(concat_ws(' ', ${reading.get('firstName')}, ${reading.get('lastName')})), ''))`;

const leads: Form[] = both({
  crm,
  name: 'leads',
  at: ['list'],
  needs: [['name', 'lastName'], 'status', ['createdOpportunityId', 'convertedAt', 'opportunityAmount']],
  not: ['stage', 'parentType'],
  clean: unguarded,
  tables: [
    {
      kind: 'leads',
      keepsOthers: true,
      columns: {
        lead_id: ['id', 'name'],
        name: fullName,
        stage: 'status',
        status: (reading) =>
          `coalesce(${among(reading.get('status'), { converted: 'converted', recycled: 'nurture', dead: 'rejected' })}, 'open')`,
        source: 'source',
        owner: assigned,
        created_at: at('createdAt'),
        updated_at: at('modifiedAt'),
        closed_at: at('convertedAt'),
        converted_deal_id: 'createdOpportunityId',
        company: 'accountName',
        phone: 'phoneNumber',
        email: 'emailAddress',
      },
    },
  ],
});

const users: Form[] = both({
  crm,
  name: 'users',
  at: ['list'],
  needs: ['id', 'name', 'userName'],
  not: ['department', 'userRoleId', 'profileId'],
  tables: [
    { kind: 'users', columns: { user: 'name', name: 'name', team: 'defaultTeamName' } },
    { kind: 'words', columns: { field: () => `'user'`, id: 'id', name: 'name' } },
  ],
});

const accounts: Form[] = both({
  crm,
  name: 'accounts',
  at: ['list'],
  needs: ['id', 'name', ['industry', 'sicCode', 'billingAddressCountry']],
  not: ['stage', 'status', 'lastName'],
  clean: unguarded,
  tables: [
    {
      kind: 'accounts',
      columns: {
        account_id: 'id',
        name: 'name',
        owner: assigned,
        country: 'billingAddressCountry',
        region: 'billingAddressState',
        industry: 'industry',
        category: 'type',
        phone: 'phoneNumber',
        email: 'emailAddress',
      },
    },
  ],
});

const contacts: Form[] = both({
  crm,
  name: 'contacts',
  at: ['list'],
  needs: ['id', ['name', 'lastName'], 'accountId', ['emailAddress', 'phoneNumber']],
  not: ['stage', 'status', 'userName'],
  clean: unguarded,
  tables: [
    {
      kind: 'contacts',
      columns: {
        contact_id: 'id',
        account_id: 'accountId',
        name: fullName,
        role: ['accountRole', 'title'],
        phone: 'phoneNumber',
        email: 'emailAddress',
      },
    },
  ],
});

const parent = (type: string) => (reading: Reading) =>
  `case when ${reading.get('parentType')} = '${type}' then ${reading.get('parentId')} end`;
const state = (reading: Reading) =>
  among(reading.get('status'), {
    completed: 'done',
    held: 'done',
    canceled: 'cancelled',
    'not held': 'cancelled',
    deferred: 'planned',
    planned: 'planned',
    started: 'planned',
    'not started': 'planned',
  });

/** Calls have a direction and tasks a priority; meetings have neither. */
const activities: Form[] = both({
  crm,
  name: 'activities (tasks, meetings, calls)',
  at: ['list'],
  needs: ['id', 'name', 'status', 'parentType', ['dateEnd', 'dateStart']],
  not: ['data'],
  clean: unguarded,
  tables: [
    {
      kind: 'activities',
      columns: {
        activity_id: 'id',
        deal_id: parent('Opportunity'),
        lead_id: parent('Lead'),
        account_id: parent('Account'),
        contact_id: parent('Contact'),
        type: (reading) =>
          `case when ${reading.get('direction')} is not null then 'call' when ${reading.get('priority')} is not null then 'task' else 'meeting' end`,
        subject: 'name',
        created_at: at('createdAt'),
        due_at: at('dateEnd', 'dateStart'),
        done_at: (reading) =>
          `case when ${state(reading)} = 'done' then ${(at('dateCompleted', 'dateEnd', 'dateStart') as (r: Reading) => string)(reading)} end`,
        status: state,
        owner: assigned,
        direction: (reading) => among(reading.get('direction'), { inbound: 'inbound', outbound: 'outbound' }),
      },
    },
  ],
});

/** EspoCRM: leads, people, companies and activities. */
export const espocrmOthers: readonly Form[] = [...leads, ...users, ...accounts, ...contacts, ...activities];
