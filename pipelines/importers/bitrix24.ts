import { among, type Field, type Form, type Reading, word } from './form.ts';

export const crm = 'bitrix24';

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

export const user =
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

/** Bitrix24: deals, leads and their stage history as the REST methods answer. */
export const bitrix24: readonly Form[] = [
  history,
  deals(['result'], ['ID', 'STAGE_ID', 'TITLE'], ['STATUS_SEMANTIC_ID', 'ENTITY_ID']),
  deals(['result', 'items'], ['id', 'stageId', 'title'], leadOnly),
  leads(['result'], ['ID', 'STATUS_ID', 'TITLE'], ['ENTITY_ID', 'STAGE_ID', 'OWNER_ID']),
  leads(['result', 'items'], ['id', 'stageId', 'title', leadOnly], []),
];
