import { among, type Field, type Form, onlyPresent, type Reading, toldApart, word } from './form.ts';

const crm = 'bitrix24';
const semantics = { s: 'won', success: 'won', f: 'lost', failure: 'lost', apology: 'lost' };

/** The funnel of a stage code: `C4:WON` is of funnel 4, a code without a prefix of the first. */
const category = (reading: Reading, ...names: string[]) =>
  `coalesce(nullif(regexp_extract(${reading.get('STAGE_ID', 'stageId')}, '^C(\\d+):', 1), ''), ${reading.get(...names)}, '0')`;

const pipeline: Field = (reading) => word('pipeline', category(reading, 'CATEGORY_ID', 'categoryId'));

/** A plan date comes as local midnight with a zone: its day is the one that is written. */
const day =
  (...names: string[]): Field =>
  (reading) =>
    `left(${reading.get(...names)}, 10)`;

const status =
  (words: Readonly<Record<string, string>>, ...names: string[]): Field =>
  (reading) =>
    `coalesce(${among(reading.get(...names), words)}, case when ${reading.get(...names)} is not null then 'open' end)`;

/** A time of leaving for a final stage stands in MOVED_TIME; open cards have not closed. */
const closedAt: Field = (reading) =>
  `case when ${reading.get('CLOSED', 'closed')} = 'Y' or lower(${reading.get('STAGE_SEMANTIC_ID', 'stageSemanticId')}) in ('s', 'f')
    then ${reading.get('MOVED_TIME', 'movedTime')} end`;

const user =
  (...names: string[]): Field =>
  (reading) =>
    word('user', reading.get(...names));

/** Deals of `crm.deal.list`, `crm.deal.get` and `crm.item.list`: the same fields in two spellings. */
const deals = (at: readonly string[], needs: Form['needs'], not: readonly string[]): Form => ({
  crm,
  name: 'deals, REST',
  at,
  needs,
  not,
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      leftOut: 'templates',
      // Stages of smart processes begin with DT and the number of their type.
      where: (reading) =>
        `coalesce(${reading.get('IS_RECURRING', 'isRecurring')}, 'N') <> 'Y'
          and coalesce(${reading.get('STAGE_ID', 'stageId')}, '') not like 'DT%:%'`,
      columns: {
        deal_id: ['ID', 'id'],
        name: ['TITLE', 'title'],
        pipeline,
        stage: ['STAGE_ID', 'stageId'],
        status: status({ s: 'won', f: 'lost' }, 'STAGE_SEMANTIC_ID', 'stageSemanticId'),
        amount: ['OPPORTUNITY', 'opportunity'],
        currency: ['CURRENCY_ID', 'currencyId'],
        probability: ['PROBABILITY', 'probability'],
        source: (reading) => word('source', reading.get('SOURCE_ID', 'sourceId')),
        owner: user('ASSIGNED_BY_ID', 'assignedById'),
        account_id: (reading) => `nullif(${reading.get('COMPANY_ID', 'companyId')}, '0')`,
        contact_id: (reading) => `nullif(${reading.get('CONTACT_ID', 'contactId')}, '0')`,
        lead_id: (reading) => `nullif(${reading.get('LEAD_ID', 'leadId')}, '0')`,
        created_at: ['DATE_CREATE', 'createdTime'],
        updated_at: ['DATE_MODIFY', 'updatedTime'],
        stage_entered_at: ['MOVED_TIME', 'movedTime'],
        expected_close_date: day('CLOSEDATE', 'closedate'),
        closed_at: closedAt,
      },
    },
  ],
});

/** Fields that only leads have: `crm.item.list` answers in one form for every type of card. */
const leadOnly = ['name', 'lastName', 'honorific', 'companyTitle', 'statusDescription'];

/** Leads of `crm.lead.list`, `crm.lead.get` and `crm.item.list`. */
const leads = (at: readonly string[], needs: Form['needs'], not: readonly string[]): Form => ({
  crm,
  name: 'leads, REST',
  at,
  needs,
  not,
  tables: [
    {
      kind: 'leads',
      keepsOthers: true,
      columns: {
        lead_id: ['ID', 'id'],
        name: ['TITLE', 'title'],
        stage: ['STATUS_ID', 'stageId'],
        status: status({ s: 'converted', f: 'rejected' }, 'STATUS_SEMANTIC_ID', 'stageSemanticId'),
        source: (reading) => word('source', reading.get('SOURCE_ID', 'sourceId')),
        owner: user('ASSIGNED_BY_ID', 'assignedById'),
        account_id: (reading) => `nullif(${reading.get('COMPANY_ID', 'companyId')}, '0')`,
        contact_id: (reading) => `nullif(${reading.get('CONTACT_ID', 'contactId')}, '0')`,
        created_at: ['DATE_CREATE', 'createdTime'],
        updated_at: ['DATE_MODIFY', 'updatedTime'],
        closed_at: ['DATE_CLOSED', 'dateClosed'],
        company: ['COMPANY_TITLE', 'companyTitle'],
        phone: (reading) => `nullif((${reading.record}) ->> '$.PHONE[0].VALUE', '')`,
        email: (reading) => `nullif((${reading.record}) ->> '$.EMAIL[0].VALUE', '')`,
      },
    },
  ],
});

/** Rows of the stage history: `STAGE_ID` of deals, `STATUS_ID` of leads. */
const history: Form = {
  crm,
  name: 'stage history, REST',
  at: ['result', 'items'],
  needs: ['TYPE_ID', 'OWNER_ID', 'CREATED_TIME', ['STAGE_ID', 'STATUS_ID']],
  tables: [
    {
      kind: 'stage_history',
      columns: {
        deal_id: (reading) =>
          `case when ${reading.get('STAGE_ID')} is not null then ${reading.get('OWNER_ID')} end`,
        lead_id: (reading) =>
          `case when ${reading.get('STAGE_ID')} is null then ${reading.get('OWNER_ID')} end`,
        stage: (reading) => `coalesce(${reading.get('STAGE_ID')}, ${reading.get('STATUS_ID')})`,
        entered_at: 'CREATED_TIME',
        pipeline: (reading) =>
          `case when ${reading.get('STAGE_ID')} is not null then ${word('pipeline', category(reading, 'CATEGORY_ID'))} end`,
        seq: 'ID',
      },
    },
  ],
};

/** Funnel number of a dictionary of stages: DEAL_STAGE is the first funnel's, DEAL_STAGE_4 the fourth's. */
const funnel = (reading: Reading) =>
  `coalesce(nullif(regexp_extract(${reading.get('ENTITY_ID')}, '^DEAL_STAGE_(\\d+)$', 1), ''), '0')`;

const dictionary: Form = {
  crm,
  name: 'dictionaries (stages, sources), REST',
  at: ['result'],
  needs: ['ENTITY_ID', 'STATUS_ID', 'NAME'],
  tables: [
    {
      kind: 'stages',
      where: (reading) =>
        `${reading.get('ENTITY_ID')} = 'STATUS' or ${reading.get('ENTITY_ID')} like 'DEAL_STAGE%'`,
      columns: {
        pipeline: (reading) =>
          `case when ${reading.get('ENTITY_ID')} <> 'STATUS' then ${word('pipeline', funnel(reading))} end`,
        stage: 'STATUS_ID',
        name: 'NAME',
        position: 'SORT',
        kind: (reading) =>
          `coalesce(${among(reading.get('SEMANTICS'), semantics)}, ${among(`(${reading.record}) ->> '$.EXTRA.SEMANTICS'`, semantics)}, 'open')`,
      },
    },
    {
      kind: 'words',
      where: (reading) => `${reading.get('ENTITY_ID')} = 'SOURCE'`,
      columns: { field: () => `'source'`, id: 'STATUS_ID', name: 'NAME' },
    },
  ],
};

/** `crm.status.entity.types`: what dictionaries there are, without their entries. */
const dictionaryTypes: Form = {
  crm,
  name: 'names of dictionaries, REST',
  at: ['result'],
  needs: ['ID', 'NAME', 'SEMANTIC_INFO'],
  tables: [],
  unused:
    'a table of Bitrix24 that no figure reads: names of dictionaries (their entries come from crm.status.list)',
};

const funnels: Form = {
  crm,
  name: 'funnels, REST',
  at: ['result', 'categories'],
  needs: ['id', 'name', 'entityTypeId'],
  tables: [
    {
      kind: 'pipelines',
      columns: {
        pipeline: 'name',
        name: 'name',
        is_default: (reading) => `${reading.get('isDefault')} = 'Y'`,
      },
    },
    { kind: 'words', columns: { field: () => `'pipeline'`, id: 'id', name: 'name' } },
  ],
};

const fullName: Field = (reading) =>
  toldApart(
    `coalesce(nullif(trim(concat_ws(' ', ${reading.get('NAME')}, ${reading.get('LAST_NAME')})), ''), ${reading.get('EMAIL')})`,
    reading.get('EMAIL'),
  );

const users: Form = {
  crm,
  name: 'users, REST',
  at: ['result'],
  needs: ['ID', 'LAST_NAME', ['WORK_POSITION', 'USER_TYPE', 'UF_DEPARTMENT']],
  tables: [
    { kind: 'users', columns: { user: fullName, name: fullName } },
    { kind: 'words', columns: { field: () => `'user'`, id: 'ID', name: fullName } },
  ],
};

const owns = (kinds: Readonly<Record<string, string>>, reading: Reading) => (type: string) =>
  `case when ${reading.get('OWNER_TYPE_ID')} = '${kinds[type]}' then ${reading.get('OWNER_ID')} end`;
const ownerTypes = { lead: '1', deal: '2', contact: '3', company: '4' };

const activities: Form = {
  crm,
  name: 'activities, REST',
  at: ['result'],
  needs: ['OWNER_TYPE_ID', 'OWNER_ID', 'COMPLETED'],
  tables: [
    {
      kind: 'activities',
      columns: {
        activity_id: 'ID',
        lead_id: (reading) => owns(ownerTypes, reading)('lead'),
        deal_id: (reading) => owns(ownerTypes, reading)('deal'),
        contact_id: (reading) => owns(ownerTypes, reading)('contact'),
        account_id: (reading) => owns(ownerTypes, reading)('company'),
        type: (reading) => among(reading.get('TYPE_ID'), { 1: 'meeting', 2: 'call', 3: 'task', 4: 'email' }),
        subject: 'SUBJECT',
        created_at: 'CREATED',
        due_at: ['DEADLINE', 'END_TIME'],
        done_at: (reading) =>
          `case when ${reading.get('COMPLETED')} = 'Y' then ${reading.get('END_TIME', 'LAST_UPDATED')} end`,
        status: (reading) =>
          `case ${reading.get('COMPLETED')} when 'Y' then 'done' when 'N' then 'planned' end`,
        owner: user('RESPONSIBLE_ID'),
        direction: (reading) => among(reading.get('DIRECTION'), { 1: 'inbound', 2: 'outbound' }),
      },
    },
  ],
};

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

/** Bitrix24: list exports (CSV) and answers of its REST methods. */
export const bitrix24: readonly Form[] = [
  history,
  deals(['result'], ['ID', 'STAGE_ID', 'TITLE'], ['STATUS_SEMANTIC_ID', 'ENTITY_ID']),
  deals(['result', 'items'], ['id', 'stageId', 'title'], leadOnly),
  leads(['result'], ['ID', 'STATUS_ID', 'TITLE'], ['ENTITY_ID', 'STAGE_ID', 'OWNER_ID']),
  leads(['result', 'items'], ['id', 'stageId', 'title', leadOnly], []),
  dictionary,
  dictionaryTypes,
  funnels,
  users,
  activities,
  dealTable,
  leadTable,
];
