import { type Field, type Form, inside, toldApart } from './form.ts';
import { crm, owner } from './hubspot.ts';

const fullName: Field = (reading) =>
  toldApart(
    `coalesce(nullif(trim(concat_ws(' ', ${reading.get('firstName')}, ${reading.get('lastName')})), ''), ${reading.get('email')})`,
    reading.get('email'),
  );

const owners: Form = {
  crm,
  name: 'owners, API',
  at: ['results'],
  needs: ['id', 'email', 'firstName'],
  tables: [
    {
      kind: 'users',
      columns: {
        user: fullName,
        name: fullName,
        team: (reading) => inside(reading.record, '$.teams[0].name'),
      },
    },
    { kind: 'words', columns: { field: () => `'user'`, id: 'id', name: fullName } },
    { kind: 'words', columns: { field: () => `'user'`, id: 'userId', name: fullName } },
  ],
};

const companies: Form = {
  crm,
  name: 'companies, API',
  at: ['results'],
  within: 'properties',
  needs: ['id', 'properties', 'domain'],
  not: ['dealname', 'email'],
  tables: [
    {
      kind: 'accounts',
      keepsOthers: true,
      columns: {
        account_id: 'id',
        name: 'name',
        owner,
        country: 'country',
        industry: 'industry',
        phone: 'phone',
      },
    },
  ],
};

const contacts: Form = {
  crm,
  name: 'contacts, API',
  at: ['results'],
  within: 'properties',
  needs: ['id', 'properties', ['email', 'firstname']],
  not: ['dealname'],
  tables: [
    {
      kind: 'contacts',
      columns: {
        contact_id: 'id',
        name: (reading) =>
          `nullif(trim(concat_ws(' ', ${reading.get('firstname')}, ${reading.get('lastname')})), '')`,
        account_id: 'associatedcompanyid',
        role: 'jobtitle',
        phone: 'phone',
        email: 'email',
      },
    },
  ],
};

/** HubSpot: people of the team and clients, as the API answers. */
export const hubspotOthers: readonly Form[] = [owners, companies, contacts];
