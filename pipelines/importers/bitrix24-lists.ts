import { crm } from './bitrix24.ts';
import { among, type Field, type Form, onlyPresent } from './form.ts';

/** Names of currencies as the grid shows them; a code stays a code. */
const currencyCode: Field = (reading) => {
  const text = reading.get('Валюта', 'Currency');
  const known = among(text, {
    'российский рубль': 'RUB',
    рубль: 'RUB',
    'russian ruble': 'RUB',
    'доллар сша': 'USD',
    'us dollar': 'USD',
    евро: 'EUR',
    euro: 'EUR',
    'белорусский рубль': 'BYN',
    тенге: 'KZT',
  });
  return `coalesce(${known}, ${text})`;
};

const dealTable: Form = {
  crm,
  name: 'deals, list export',
  needs: [
    'ID',
    ['Стадия сделки', 'Stage'],
    ['Название сделки', 'Deal Name'],
    ['Ответственный', 'Responsible'],
  ],
  warning: onlyPresent('crm.stagehistory.list'),
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      leftOut: 'product_lines',
      oncePer: 'ID',
      columns: {
        deal_id: 'ID',
        name: ['Название сделки', 'Deal Name'],
        pipeline: ['Воронка', 'Направление', 'Pipeline'],
        stage: ['Стадия сделки', 'Stage'],
        // With a product column there is a line per product, and the sum is that of the line.
        amount: (reading) => {
          const text = reading.get('Сумма', 'Income', 'Amount', 'Total');
          if (!(reading.has('Товар', 'Product') && reading.has('Цена', 'Price'))) return text;
          return `sum(try_cast(replace(${text}, ',', '.') as decimal(18, 4))) over (partition by ${reading.get('ID')})`;
        },
        currency: currencyCode,
        probability: ['Вероятность', 'Probability, %', 'Probability'],
        source: ['Источник', 'Source'],
        owner: ['Ответственный', 'Responsible'],
        account: ['Компания', 'Company'],
        product: ['Товар', 'Product'],
        created_at: ['Дата создания', 'Created'],
        updated_at: ['Дата изменения', 'Modified'],
        expected_close_date: ['Предполагаемая дата закрытия', 'Assumed close date'],
      },
    },
  ],
};

const leadTable: Form = {
  crm,
  name: 'leads, list export',
  needs: ['ID', ['Название лида', 'Lead Name'], ['Статус', 'Status'], ['Ответственный', 'Responsible']],
  warning: onlyPresent('crm.stagehistory.list'),
  tables: [
    {
      kind: 'leads',
      keepsOthers: true,
      leftOut: 'product_lines',
      oncePer: 'ID',
      columns: {
        lead_id: 'ID',
        name: ['Название лида', 'Lead Name'],
        stage: ['Статус', 'Status'],
        source: ['Источник', 'Source'],
        owner: ['Ответственный', 'Responsible'],
        created_at: ['Дата создания', 'Created'],
        updated_at: ['Дата изменения', 'Modified'],
        company: ['Название компании', 'Company Name'],
        phone: ['Рабочий телефон', 'Телефон', 'Phone'],
        email: ['Рабочий e-mail', 'E-mail'],
      },
    },
  ],
};

const contactTable: Form = {
  crm,
  name: 'contacts, list export',
  needs: [
    'ID',
    ['Имя', 'First name'],
    ['Фамилия', 'Last name'],
    ['Компания', 'Company', 'Тип контакта', 'Contact type'],
  ],
  not: ['Статус', 'Status', 'Стадия сделки', 'Stage'],
  tables: [
    {
      kind: 'contacts',
      columns: {
        contact_id: 'ID',
        name: (reading) =>
          `nullif(concat_ws(' ', ${reading.get('Имя', 'First name')}, ${reading.get('Фамилия', 'Last name')}), '')`,
        role: ['Должность', 'Position'],
        phone: ['Рабочий телефон', 'Мобильный телефон', 'Телефон', 'Work phone', 'Phone'],
        email: ['Рабочий e-mail', 'E-mail', 'Work e-mail'],
      },
    },
  ],
};

const companyTable: Form = {
  crm,
  name: 'companies, list export',
  needs: [
    'ID',
    ['Название компании', 'Company Name'],
    ['Тип компании', 'Company type', 'Сфера деятельности', 'Industry'],
  ],
  not: ['Название лида', 'Lead Name', 'Название сделки', 'Deal Name'],
  tables: [
    {
      kind: 'accounts',
      columns: {
        account_id: 'ID',
        name: ['Название компании', 'Company Name'],
        owner: ['Ответственный', 'Responsible'],
        industry: ['Сфера деятельности', 'Industry'],
        category: ['Тип компании', 'Company type'],
        size: ['Кол-во сотрудников', 'Employees'],
        phone: ['Рабочий телефон', 'Телефон', 'Work phone', 'Phone'],
        email: ['Рабочий e-mail', 'E-mail', 'Work e-mail'],
      },
    },
  ],
};

/** Bitrix24: lists saved from the screen, as CSV or as a page with a table. */
export const bitrix24Lists: readonly Form[] = [dealTable, leadTable, contactTable, companyTable];
