import { crm, user } from './bitrix24.ts';
import { entry, type Form, type Reading } from './form.ts';

/** A phone or address out of a list of them. */
const first = (field: 'PHONE' | 'EMAIL') => (reading: Reading) =>
  `coalesce(nullif((${reading.record}) ->> '$.${field}[0].VALUE', ''),
    list_filter(coalesce((${reading.record} -> '$.fm[*]'), []), lambda m: (m ->> '$.typeId') = '${field}')[1] ->> '$.value')`;

/** Contacts of `crm.contact.list` and `crm.item.list`: the same fields in two spellings. */
const contacts = (at: readonly string[], needs: Form['needs'], not: readonly string[]): Form => ({
  crm,
  name: 'contacts, REST',
  at,
  needs,
  not,
  tables: [
    {
      kind: 'contacts',
      columns: {
        contact_id: ['ID', 'id'],
        account_id: (reading) => `nullif(${reading.get('COMPANY_ID', 'companyId')}, '0')`,
        name: (reading) =>
          `nullif(concat_ws(' ', ${reading.get('NAME', 'name')}, ${reading.get('LAST_NAME', 'lastName')}), '')`,
        role: ['POST', 'post'],
        phone: first('PHONE'),
        email: first('EMAIL'),
      },
    },
  ],
});

/** Companies of `crm.company.list` and `crm.item.list`; their tax numbers stand in the requisites. */
const companies = (at: readonly string[], needs: Form['needs'], not: readonly string[]): Form => ({
  crm,
  name: 'companies, REST',
  at,
  needs,
  not,
  tables: [
    {
      kind: 'accounts',
      columns: {
        account_id: ['ID', 'id'],
        name: ['TITLE', 'title'],
        owner: user('ASSIGNED_BY_ID', 'assignedById'),
        industry: ['INDUSTRY', 'industry'],
        category: ['COMPANY_TYPE', 'typeId'],
        size: ['EMPLOYEES', 'employees'],
        tax_id: (reading) => entry('tax id', 'name', reading.get('ID', 'id')),
        kpp: (reading) => entry('tax id', 'extra', reading.get('ID', 'id')),
        phone: first('PHONE'),
        email: first('EMAIL'),
      },
    },
  ],
});

/** Requisites of companies: owners of type 4. */
const requisites: Form = {
  crm,
  name: 'requisites, REST',
  at: ['result'],
  needs: ['ENTITY_TYPE_ID', 'ENTITY_ID', 'RQ_INN'],
  tables: [
    {
      kind: 'words',
      where: (reading) => `${reading.get('ENTITY_TYPE_ID')} = '4' and ${reading.get('RQ_INN')} is not null`,
      columns: { field: () => `'tax id'`, id: 'ENTITY_ID', name: 'RQ_INN', extra: 'RQ_KPP' },
    },
  ],
};

/** Product rows: owners of type D are deals. */
const products = (at: readonly string[], needs: Form['needs']): Form => ({
  crm,
  name: 'products of deals, REST',
  at,
  needs,
  tables: [
    {
      kind: 'items',
      where: (reading) => `${reading.get('OWNER_TYPE', 'ownerType')} = 'D'`,
      columns: {
        deal_id: ['OWNER_ID', 'ownerId'],
        product: (reading) => reading.get('PRODUCT_NAME', 'productName', 'ORIGINAL_PRODUCT_NAME'),
        quantity: ['QUANTITY', 'quantity'],
        price: ['PRICE', 'price'],
        amount: (reading) =>
          `(try_cast(${reading.get('PRICE', 'price')} as decimal(18, 4)) * try_cast(${reading.get('QUANTITY', 'quantity')} as decimal(12, 4)))::varchar`,
      },
    },
  ],
});

/** Bitrix24: contacts, companies and products of deals, as the REST methods answer. */
export const bitrix24Clients: readonly Form[] = [
  contacts(
    ['result'],
    ['ID', 'LAST_NAME', ['COMPANY_ID', 'POST']],
    ['STATUS_ID', 'USER_TYPE', 'WORK_POSITION'],
  ),
  contacts(['result', 'items'], ['id', 'lastName', ['companyId', 'post']], ['stageId']),
  companies(['result'], ['ID', 'TITLE', 'COMPANY_TYPE'], ['STAGE_ID', 'STATUS_ID']),
  companies(['result', 'items'], ['id', 'title', ['employees', 'industry', 'isMyCompany']], ['stageId']),
  requisites,
  products(['result'], ['OWNER_ID', 'OWNER_TYPE', 'PRODUCT_NAME', 'QUANTITY']),
  products(['result', 'productRows'], ['ownerId', 'ownerType', 'productName', 'quantity']),
];
