import type { Form } from './form.ts';
import { at, clean, crm, linkId, linkName } from './odoo.ts';
import { both } from './shapes.ts';

const users: Form[] = both({
  crm,
  name: 'users',
  at: ['result'],
  needs: ['id', 'name', 'login'],
  clean,
  tables: [
    { kind: 'users', columns: { user: 'name', name: 'name', team: linkName('sale_team_id', 'team_id') } },
    { kind: 'words', columns: { field: () => `'user_id'`, id: 'id', name: 'name' } },
  ],
});

const names = (what: string, field: string, needs: Form['needs'], not: readonly string[] = []): Form[] =>
  both({
    crm,
    name: what,
    at: ['result'],
    needs,
    not,
    clean,
    tables: [{ kind: 'words', columns: { field: () => `'${field}'`, id: 'id', name: 'name' } }],
  });

const partners: Form[] = both({
  crm,
  name: 'partners (companies and people)',
  at: ['result'],
  needs: ['id', 'name', ['is_company', 'vat', 'parent_id']],
  not: ['stage_id', 'login'],
  clean,
  tables: [
    {
      kind: 'accounts',
      where: (reading) => `coalesce(lower(${reading.get('is_company')}), 'f') in ('true', 't', '1')`,
      columns: {
        account_id: 'id',
        name: 'name',
        owner: linkName('user_id'),
        tax_id: 'vat',
        country: linkName('country_id'),
        region: linkName('state_id'),
        industry: linkName('industry_id'),
        phone: ['phone', 'mobile'],
        email: 'email',
      },
    },
    {
      kind: 'contacts',
      where: (reading) => `coalesce(lower(${reading.get('is_company')}), 'f') not in ('true', 't', '1')`,
      columns: {
        contact_id: 'id',
        name: 'name',
        account_id: (reading) => linkId(reading, 'parent_id'),
        role: 'function',
        phone: ['mobile', 'phone'],
        email: 'email',
      },
    },
    { kind: 'words', columns: { field: () => `'partner'`, id: 'id', name: 'name' } },
  ],
});

/** Only what is still to be done is an activity; what was done is a message. */
const activities: Form[] = both({
  crm,
  name: 'planned activities',
  at: ['result'],
  needs: ['id', 'res_id', 'res_model', 'date_deadline'],
  clean,
  tables: [
    {
      kind: 'activities',
      where: (reading) => `${reading.get('res_model')} = 'crm.lead'`,
      columns: {
        activity_id: 'id',
        deal_id: 'res_id',
        type: linkName('activity_type_id'),
        subject: 'summary',
        created_at: at('create_date'),
        due_at: 'date_deadline',
        status: () => `'planned'`,
        owner: linkName('user_id'),
      },
    },
  ],
});

/** Odoo: people, companies, planned activities and the names of teams. */
export const odooOthers: readonly Form[] = [
  ...users,
  ...names('sales teams', 'team_id', ['id', 'name', ['use_opportunities', 'use_leads', 'member_ids']]),
  ...names('currencies', 'company_currency', [
    'id',
    'name',
    'symbol',
    ['rounding', 'decimal_places', 'rate'],
  ]),
  ...partners,
  ...activities,
];
