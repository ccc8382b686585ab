import { table, writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import {
  activities,
  calledOtherwise,
  changesOf,
  deals,
  dotted,
  instant,
  movesOf,
  numberOf,
  sources,
  stages,
  userNumber,
  users,
} from './story.ts';

/** One lost status in every pipeline: a deal that did not fit is lost for a reason. */
const ids: Readonly<Record<string, string>> = {
  Inquiry: '19613217',
  Meeting: '19613218',
  Tender: '19613219',
  Offer: '19613220',
  Contract: '19613221',
  Nurture: '19613222',
  Won: '142',
  Lost: '143',
};
const pipelineId = 1300;
const seconds = (text: string) => Date.parse(instant(text)) / 1000;
const reasons = ['price', 'budget', 'not our customer'];
const idOf = (stage: string) => Number(ids[stage || 'Lost'] ?? ids.Lost);
const statusOf = (deal: (typeof deals)[number]) => idOf(deal.stage!);
const isClosed = (deal: (typeof deals)[number]) => [142, 143].includes(statusOf(deal));

const lead = (deal: (typeof deals)[number]) => ({
  id: numberOf(deal.deal_id!),
  name: deal.name,
  price: Number(deal.amount || 0),
  responsible_user_id: userNumber(deal.owner!),
  status_id: statusOf(deal),
  pipeline_id: pipelineId,
  loss_reason_id: deal.lost_reason ? reasons.indexOf(deal.lost_reason) + 1 : null,
  source_id: deal.source ? 70 + sources.indexOf(deal.source) : null,
  created_at: seconds(deal.created_at!),
  updated_at: seconds(deal.updated_at!),
  closed_at: isClosed(deal) ? seconds(deal.closed_at!) : null,
  closest_task_at: null,
  is_deleted: false,
  custom_fields_values: null,
  _embedded: { tags: [], companies: [] },
});

type Event = {
  type: string;
  created_by: number;
  created_at: number;
  value_before: unknown;
  value_after: unknown;
};

/** Changes alone are events: being created in a stage is none. */
function eventsOf(deal: (typeof deals)[number]) {
  const event = (type: string, at: string, by: string, old: unknown, now: unknown): Event => ({
    type,
    created_by: userNumber(by),
    created_at: seconds(at),
    value_before: [old],
    value_after: [now],
  });
  const status = (stage: string) => ({ lead_status: { id: idOf(stage), pipeline_id: pipelineId } });
  const owner = (user: string) => ({ responsible_user: { id: userNumber(user) } });
  const sale = (amount: string) => ({ sale_field_value: { sale: Number(amount) } });
  return [
    ...movesOf(deal)
      .slice(1)
      .map((one) => event('lead_status_changed', one.at, one.by, status(one.from!), status(one.to))),
    ...changesOf(deal, 'owner').map((one) =>
      event('entity_responsible_changed', one.at, one.by, owner(one.old), owner(one.now)),
    ),
    ...changesOf(deal, 'amount').map((one) =>
      event('sale_field_changed', one.at, one.by, sale(one.old), sale(one.now)),
    ),
  ].map((one) => ({ ...one, entity_id: numberOf(deal.deal_id!), entity_type: 'lead' }));
}

const pages = (place: string, rows: readonly unknown[]) => ({ _page: 1, _embedded: { [place]: rows } });

function writeAnswers(folder: string): void {
  const events = deals
    .flatMap(eventsOf)
    .sort((a, b) => b.created_at - a.created_at)
    .map((event, at) => ({ id: `01gz6n8zq7xk9b3v5m2c1d${1000 - at}`, ...event }));
  const statuses = stages
    .filter(({ stage }) => stage !== 'Unfit')
    .map(({ stage, name, position }) => ({
      id: idOf(stage!),
      name,
      sort: Number(position) * 10,
      pipeline_id: pipelineId,
      type: 0,
    }));
  writeFiles(folder, {
    'leads.json': pages('leads', deals.map(lead)),
    'events.json': pages('events', events),
    'pipelines.json': pages('pipelines', [
      { id: pipelineId, name: 'Sales', sort: 1, is_main: true, _embedded: { statuses } },
    ]),
    'loss_reasons.json': pages(
      'loss_reasons',
      reasons.map((name, at) => ({ id: at + 1, name, sort: at * 100 })),
    ),
    'sources.json': pages(
      'sources',
      sources.map((name, at) => ({ id: 70 + at, name, external_id: name })),
    ),
    'users.json': pages(
      'users',
      users.map(({ user, name, team }) => ({
        id: userNumber(user!),
        name,
        email: `${user}@example.com`,
        _embedded: { groups: [{ id: 5, name: team }] },
      })),
    ),
    'tasks.json': pages(
      'tasks',
      activities.map((activity) => ({
        id: numberOf(activity.activity_id!),
        created_at: seconds(activity.created_at!),
        updated_at: seconds(activity.done_at || activity.created_at!),
        responsible_user_id: userNumber(activity.owner!),
        entity_id: numberOf(activity.deal_id!),
        entity_type: 'leads',
        is_completed: activity.done_at !== '',
        text: activity.subject,
        result: [],
        complete_till: seconds(activity.due_at!),
      })),
    ),
  });
}

const statusName = (deal: (typeof deals)[number]) =>
  ({ 142: 'Успешно реализовано', 143: 'Закрыто и не реализовано' })[statusOf(deal)] ?? deal.stage;

function writeTable(folder: string): void {
  const rows = deals.map((deal) => ({
    ID: numberOf(deal.deal_id!),
    'Название сделки': deal.name,
    'Бюджет ': deal.amount || 0,
    Ответственный: users.find(({ user }) => user === deal.owner)!.name,
    'Дата создания сделки': dotted(deal.created_at!),
    'Дата редактирования': dotted(deal.updated_at!),
    'Дата закрытия': isClosed(deal) ? dotted(instant(deal.closed_at!)) : 'не закрыта',
    Теги: '',
    'Этап сделки': statusName(deal),
    Воронка: 'Sales',
    Источник: deal.source,
    'Причина отказа': deal.lost_reason,
  }));
  writeFiles(folder, { 'amocrm_export_leads.csv': table(rows) });
}

export const amocrm: FormExport = {
  name: 'amoCRM, API',
  stages: ids,
  words: calledOtherwise,
  write: writeAnswers,
};
export const amocrmTable: FormExport = {
  name: 'amoCRM, list export',
  stages: { Won: 'Успешно реализовано', Lost: 'Закрыто и не реализовано' },
  words: calledOtherwise,
  write: writeTable,
};
