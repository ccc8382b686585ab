import { csv, json } from './support.ts';

const bitrixContact = {
  ID: '7',
  NAME: 'Ольга',
  LAST_NAME: 'Белова',
  POST: 'Директор',
  COMPANY_ID: '3',
  ASSIGNED_BY_ID: '1',
  PHONE: [{ VALUE: '+7 900 000-00-07', VALUE_TYPE: 'WORK' }],
  EMAIL: [{ VALUE: 'olga@example.com' }],
};

/** Bitrix24: a contact of a company with its requisites, and two products of a deal; the lead's product is no deal's. */
export const bitrix24 = {
  'crm.contact.list.json': json({ result: [bitrixContact, { ...bitrixContact, ID: '8', COMPANY_ID: '0' }] }),
  'crm.company.list.json': json({
    result: [
      {
        ID: '3',
        TITLE: 'Ромашка',
        COMPANY_TYPE: 'CUSTOMER',
        INDUSTRY: 'IT',
        EMPLOYEES: 'EMPLOYEES_1',
        ASSIGNED_BY_ID: '1',
      },
    ],
  }),
  'crm.requisite.list.json': json({
    result: [
      { ID: '1', ENTITY_TYPE_ID: '4', ENTITY_ID: '3', RQ_INN: '7700000001', RQ_KPP: '770001001' },
      { ID: '2', ENTITY_TYPE_ID: '3', ENTITY_ID: '3', RQ_INN: '770000000299', RQ_KPP: null },
    ],
  }),
  'user.get.json': json({
    result: [{ ID: '1', NAME: 'Анна', LAST_NAME: 'Котова', EMAIL: 'anna@example.com', WORK_POSITION: '' }],
  }),
  'crm.deal.productrows.get.json': json({
    result: [
      { ID: '1', OWNER_ID: '11', OWNER_TYPE: 'D', PRODUCT_NAME: 'Насос', PRICE: 1000.5, QUANTITY: 2 },
      { ID: '2', OWNER_ID: '11', OWNER_TYPE: 'D', PRODUCT_NAME: 'Монтаж', PRICE: 300, QUANTITY: 1 },
      { ID: '3', OWNER_ID: '11', OWNER_TYPE: 'L', PRODUCT_NAME: 'Насос', PRICE: 1000, QUANTITY: 1 },
    ],
  }),
};

/** Bitrix24: the same people and companies as the screen saves them. */
export const bitrix24Lists = {
  'CONTACT_20260301_a.csv': csv(
    '"ID";"Имя";"Фамилия";"Должность";"Компания";"Рабочий телефон";"Рабочий e-mail";',
    '"7";"Ольга";"Белова";"Директор";"Ромашка";"+7 900 000-00-07";"olga@example.com";',
  ),
  'COMPANY_20260301_a.csv': csv(
    '"ID";"Название компании";"Тип компании";"Сфера деятельности";"Ответственный";"Кол-во сотрудников";',
    '"3";"Ромашка";"Клиент";"ИТ";"Анна Котова";"менее 50";',
  ),
};

const field = (code: string, value: unknown, type = 'multitext') => ({
  field_id: 1,
  field_code: code,
  field_type: type,
  values: [{ value }],
});

/** amoCRM: a contact of a company; the company's tax number is a custom field of its own kind. */
export const amocrm = {
  'contacts.json': json({
    _embedded: {
      contacts: [
        {
          id: 8001,
          name: 'Ольга Белова',
          first_name: 'Ольга',
          last_name: 'Белова',
          responsible_user_id: 5,
          custom_fields_values: [
            field('POSITION', 'Директор', 'text'),
            field('PHONE', '+7 900 000-00-07'),
            field('EMAIL', 'olga@example.com'),
          ],
          _embedded: { companies: [{ id: 9001 }] },
        },
      ],
    },
  }),
  'companies.json': json({
    _embedded: {
      companies: [
        {
          id: 9001,
          name: 'Ромашка',
          responsible_user_id: 5,
          custom_fields_values: [
            field('REQ', { name: 'ООО «Ромашка»', vat_id: '7700000001', kpp: '770001001' }, 'legal_entity'),
          ],
        },
      ],
    },
  }),
  'users.json': json({ _embedded: { users: [{ id: 5, name: 'Анна Котова', email: 'anna@example.com' }] } }),
};

const records = (...rows: object[]) => json({ totalSize: rows.length, done: true, records: rows });
const change = (of: object, Field: string, OldValue: unknown, NewValue: unknown) => ({
  ...of,
  Field,
  OldValue,
  NewValue,
  CreatedById: '0055e000001AbCdAAK',
  CreatedDate: '2026-03-04T10:00:00.000+0000',
});
const opportunity = { OpportunityId: '0065e000001AbCdAAK' };
const lead = { LeadId: '00Q5e000001AbCdAAK' };

/** Salesforce: all that stands around opportunities. An owner is logged twice; a field that is not ours is no change. */
export const salesforce = {
  'User.json': records({ Id: '0055e000001AbCdAAK', Name: 'Ann Lee', Username: 'ann@example.com' }),
  'OpportunityFieldHistory.json': records(
    change(opportunity, 'Amount', 100, 250),
    change(opportunity, 'Owner', '0055e000001AbCdAAK', '0055e000001XyZzAAK'),
    change(opportunity, 'Owner', 'Ann Lee', 'Bo Kim'),
    change(opportunity, 'StageName', 'Prospecting', 'Proposal'),
    change(opportunity, 'Description', 'a', 'b'),
  ),
  'Lead.json': records(
    {
      Id: '00Q5e000001AbCdAAK',
      Name: 'Olga Bell',
      Status: 'Closed - Converted',
      LeadSource: 'Web',
      Company: 'Daisy',
      IsConverted: true,
      ConvertedDate: '2026-03-05',
      ConvertedOpportunityId: '0065e000001AbCdAAK',
      OwnerId: '0055e000001AbCdAAK',
      CreatedDate: '2026-03-01T10:00:00.000+0000',
      IsDeleted: false,
    },
    { Id: '00Q5e000001ZzZzAAK', Name: 'Gone', Status: 'New', IsConverted: false, IsDeleted: true },
  ),
  'LeadHistory.json': records(
    change(lead, 'Status', 'New', 'Working'),
    change(lead, 'Owner', 'Ann Lee', 'Bo Kim'),
  ),
  'Account.json': records({
    Id: '0015e000001AbCdAAK',
    Name: 'Daisy',
    Industry: 'Retail',
    Type: 'Customer',
    NumberOfEmployees: 40,
    BillingCountry: 'France',
    OwnerId: '0055e000001AbCdAAK',
  }),
  'Contact.json': records({
    Id: '0035e000001AbCdAAK',
    FirstName: 'Olga',
    LastName: 'Bell',
    AccountId: '0015e000001AbCdAAK',
    Title: 'Director',
    Email: 'olga@example.com',
  }),
  'OpportunityContactRole.json': records({
    ...opportunity,
    ContactId: '0035e000001AbCdAAK',
    Role: 'Decision Maker',
    IsPrimary: true,
    CreatedDate: '2026-03-02T10:00:00.000+0000',
  }),
  'OpportunityLineItem.json': records({
    ...opportunity,
    Product2: { Name: 'Pump' },
    Quantity: 2,
    UnitPrice: 125,
    TotalPrice: 250,
  }),
};
