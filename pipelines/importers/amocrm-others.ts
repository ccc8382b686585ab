import { crm, customField, user } from './amocrm.ts';
import { type Form, inside, type Reading } from './form.ts';

const named = (what: string, place: string, field: string, needs: Form['needs']): Form => ({
  crm,
  name: `${what}, API`,
  at: ['_embedded', place],
  needs,
  tables: [{ kind: 'words', columns: { field: () => `'${field}'`, id: 'id', name: 'name' } }],
});

const users: Form = {
  crm,
  name: 'users, API',
  at: ['_embedded', 'users'],
  needs: ['id', 'name', 'email'],
  tables: [
    {
      kind: 'users',
      columns: {
        user: 'name',
        name: 'name',
        team: (reading) => inside(reading.record, '$._embedded.groups[0].name'),
      },
    },
    { kind: 'words', columns: { field: () => `'user'`, id: 'id', name: 'name' } },
  ],
};

const tasks: Form = {
  crm,
  name: 'tasks, API',
  at: ['_embedded', 'tasks'],
  needs: ['id', 'entity_id', 'complete_till'],
  tables: [
    {
      kind: 'activities',
      where: (reading) => `${reading.get('entity_type')} = 'leads'`,
      columns: {
        activity_id: 'id',
        deal_id: 'entity_id',
        type: () => `'task'`,
        subject: 'text',
        result: (reading) => inside(reading.record, '$.result.text'),
        created_at: 'created_at',
        due_at: 'complete_till',
        done_at: (reading) =>
          `case when ${reading.get('is_completed')} = 'true' then ${reading.get('updated_at')} end`,
        status: (reading) => `case ${reading.get('is_completed')} when 'true' then 'done' else 'planned' end`,
        owner: user('responsible_user_id'),
      },
    },
  ],
};

/** Phone and address of a contact or company are custom fields with codes of their own. */
const byCode = (code: string) => (reading: Reading) =>
  customField(reading, `(c ->> '$.field_code') = '${code}'`);

/** The field that holds the requisites: its value is an object. */
const requisite = (key: string) => (reading: Reading) =>
  `(list_filter(coalesce((${reading.record} -> '$.custom_fields_values[*]'), []), lambda c: (c ->> '$.field_type') = 'legal_entity')[1] ->> '$.values[0].value.${key}')`;

const contacts: Form = {
  crm,
  name: 'contacts, API',
  at: ['_embedded', 'contacts'],
  needs: ['id', 'name', 'first_name'],
  not: ['status_id'],
  tables: [
    {
      kind: 'contacts',
      columns: {
        contact_id: 'id',
        account_id: (reading) => inside(reading.record, '$._embedded.companies[0].id'),
        name: 'name',
        role: byCode('POSITION'),
        phone: byCode('PHONE'),
        email: byCode('EMAIL'),
      },
    },
  ],
};

const companies: Form = {
  crm,
  name: 'companies, API',
  at: ['_embedded', 'companies'],
  needs: ['id', 'name', 'responsible_user_id', 'custom_fields_values'],
  not: ['status_id', 'first_name'],
  tables: [
    {
      kind: 'accounts',
      columns: {
        account_id: 'id',
        name: 'name',
        owner: user('responsible_user_id'),
        tax_id: requisite('vat_id'),
        kpp: requisite('kpp'),
        phone: byCode('PHONE'),
        email: byCode('EMAIL'),
      },
    },
  ],
};

/** amoCRM and Kommo: dictionaries, people, tasks and clients, as the API v4 answers. */
export const amocrmOthers: readonly Form[] = [
  named('loss reasons', 'loss_reasons', 'reason', ['id', 'name', 'sort']),
  named('sources', 'sources', 'source', ['id', 'name', 'external_id']),
  users,
  tasks,
  contacts,
  companies,
];
