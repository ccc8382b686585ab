import { table, writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import {
  activities,
  calledOtherwise,
  deals,
  dotted,
  instant,
  moscow,
  movesOf,
  numberOf,
  sources,
  stages,
  userNumber,
  users,
} from './story.ts';

const codes: Readonly<Record<string, string>> = {
  Inquiry: 'C1:NEW',
  Meeting: 'C1:PREPARATION',
  Tender: 'C1:UC_T3ND3R',
  Offer: 'C1:PREPAYMENT_INVOICE',
  Contract: 'C1:EXECUTING',
  Won: 'C1:WON',
  Lost: 'C1:LOSE',
  Unfit: 'C1:APOLOGY',
  Nurture: 'C1:UC_NURTUR',
};
const semantic = (stage: string) => (stage === 'Won' ? 'S' : ['Lost', 'Unfit'].includes(stage) ? 'F' : 'P');
const zoned = (text: string) => `${moscow(text)}+03:00`;
const stageOf = (deal: (typeof deals)[number]) => deal.stage || 'Lost';

/** Reopening deletes the final row that was the last one. */
function historyOf(deal: (typeof deals)[number]) {
  const moves = movesOf(deal);
  return moves
    .filter(({ to }, at) => semantic(to) === 'P' || at === moves.length - 1)
    .map(({ at, to, from }) => ({
      TYPE_ID: semantic(to) !== 'P' ? 3 : from === null ? 1 : 2,
      OWNER_ID: numberOf(deal.deal_id!),
      CREATED_TIME: zoned(at),
      CATEGORY_ID: 1,
      STAGE_SEMANTIC_ID: semantic(to),
      STAGE_ID: codes[to],
    }));
}

const card = (deal: (typeof deals)[number]) => {
  const moved = movesOf(deal).at(-1)?.at ?? deal.closed_at!;
  return {
    ID: String(numberOf(deal.deal_id!)),
    TITLE: deal.name,
    CATEGORY_ID: '1',
    STAGE_ID: codes[stageOf(deal)],
    STAGE_SEMANTIC_ID: semantic(stageOf(deal)),
    IS_RECURRING: 'N',
    PROBABILITY: deal.probability ? String(Number(deal.probability) * 100) : null,
    CURRENCY_ID: deal.currency,
    OPPORTUNITY: deal.amount ? `${deal.amount}.00` : '0.00',
    COMPANY_ID: '0',
    CONTACT_ID: null,
    CLOSEDATE: deal.expected_close_date ? `${deal.expected_close_date}T03:00:00+03:00` : '',
    ASSIGNED_BY_ID: String(userNumber(deal.owner!)),
    MOVED_TIME: zoned(moved),
    DATE_CREATE: zoned(deal.created_at!),
    DATE_MODIFY: zoned(deal.updated_at!),
    CLOSED: semantic(stageOf(deal)) === 'P' ? 'N' : 'Y',
    SOURCE_ID: deal.source ? `UC_${deal.source.toUpperCase()}` : null,
    UF_CRM_LOST_REASON: deal.lost_reason,
  };
};

const statuses = () => [
  ...stages.map((stage) => ({
    ID: `1${stage.position}`,
    ENTITY_ID: 'DEAL_STAGE_1',
    STATUS_ID: codes[stage.stage!],
    NAME: stage.name,
    SORT: String(Number(stage.position) * 10),
    CATEGORY_ID: '1',
    SEMANTICS: semantic(stage.stage!) === 'P' ? null : semantic(stage.stage!),
    EXTRA: { SEMANTICS: { S: 'success', F: 'failure', P: 'process' }[semantic(stage.stage!)] },
  })),
  ...sources.map((source, at) => ({
    ID: `2${at}`,
    ENTITY_ID: 'SOURCE',
    STATUS_ID: `UC_${source.toUpperCase()}`,
    NAME: source,
    SORT: String(at * 10),
    SEMANTICS: null,
  })),
];

const activityTypes: Readonly<Record<string, string>> = { meeting: '1', call: '2' };

function writeAnswers(folder: string): void {
  const history = deals
    .flatMap(historyOf)
    .sort((a, b) => a.CREATED_TIME.localeCompare(b.CREATED_TIME))
    .map((row, at) => ({ ID: 35 + at, ...row }));
  const page = (items: unknown[]) => ({ result: { items }, total: history.length });
  writeFiles(folder, {
    'crm.deal.list.json': { result: deals.map(card), total: deals.length },
    'crm.stagehistory.list.json': [page(history.slice(0, 25)), page(history.slice(25))],
    'crm.status.list.json': { result: statuses(), total: statuses().length },
    'crm.category.list.json': {
      result: { categories: [{ id: 1, name: 'Sales', sort: 200, entityTypeId: 2, isDefault: 'N' }] },
    },
    'user.get.json': {
      result: users.map((user) => {
        const [first, last] = user.name!.split(' ');
        return { ID: String(userNumber(user.user!)), NAME: first, LAST_NAME: last, UF_DEPARTMENT: [7] };
      }),
    },
    'crm.activity.list.json': {
      result: activities.map((activity) => ({
        ID: String(numberOf(activity.activity_id!)),
        OWNER_ID: String(numberOf(activity.deal_id!)),
        OWNER_TYPE_ID: '2',
        TYPE_ID: activityTypes[activity.type!],
        SUBJECT: activity.subject,
        CREATED: zoned(activity.created_at!),
        DEADLINE: zoned(activity.due_at!),
        END_TIME: zoned(instant(activity.done_at || activity.due_at!)),
        COMPLETED: activity.done_at ? 'Y' : 'N',
        RESPONSIBLE_ID: String(userNumber(activity.owner!)),
      })),
    },
  });
}

const currencies: Readonly<Record<string, string>> = { RUB: 'Российский рубль', EUR: 'Евро' };

function writeTable(folder: string): void {
  const rows = deals.toReversed().map((deal) => ({
    ID: numberOf(deal.deal_id!),
    Воронка: 'Sales',
    'Стадия сделки': stageOf(deal),
    Вероятность: deal.probability ? Number(deal.probability) * 100 : '',
    Ответственный: users.find(({ user }) => user === deal.owner)!.name,
    'Название сделки': deal.name,
    Источник: deal.source,
    Сумма: deal.amount ? `${deal.amount}.00` : '0.00',
    Валюта: currencies[deal.currency!],
    'Сделка закрыта': semantic(stageOf(deal)) === 'P' ? 'Нет' : 'Да',
    'Дата создания': dotted(deal.created_at!),
    'Дата изменения': dotted(deal.updated_at!),
    'Предполагаемая дата закрытия': dotted(deal.expected_close_date!),
  }));
  const text = table(rows, { delimiter: ';', end: ';', quoted: true });
  writeFiles(folder, { 'DEAL_20260630_5f3c.csv': `\ufeff${text}` });
}

export const bitrix24: FormExport = {
  name: 'Bitrix24, API',
  stages: codes,
  words: calledOtherwise,
  write: writeAnswers,
};
export const bitrix24Table: FormExport = {
  name: 'Bitrix24, list export',
  stages: {},
  words: calledOtherwise,
  write: writeTable,
};
