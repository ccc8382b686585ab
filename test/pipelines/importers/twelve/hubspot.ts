import { table, writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import {
  activities,
  calledOtherwise,
  changesOf,
  deals,
  instant,
  moscow,
  movesOf,
  numberOf,
  stages,
  userNumber,
  users,
} from './story.ts';

const ids: Readonly<Record<string, string>> = {
  Inquiry: 'appointmentscheduled',
  Meeting: 'qualifiedtobuy',
  Tender: '1043717',
  Offer: 'presentationscheduled',
  Contract: 'contractsent',
  Won: 'closedwon',
  Lost: 'closedlost',
  Unfit: '1043718',
  Nurture: '1043719',
};
const closed: Readonly<Record<string, string>> = { Won: '1.0', Lost: '0.0', Unfit: '0.0' };
const sourceCodes: Readonly<Record<string, string>> = {
  site: 'DIRECT_TRAFFIC',
  referral: 'REFERRALS',
  event: 'OFFLINE',
};
const stageOf = (deal: (typeof deals)[number]) => deal.stage || 'Lost';
const exact = (text: string) => new Date(Date.parse(instant(text))).toISOString();
const noon = (day: string) => (day ? `${day}T12:00:00Z` : '');
const ownerNumber = (user: string) => String(36_100 + userNumber(user));
const loginNumber = (user: string) => 2000 + userNumber(user);

/** The closing date is the plan until the deal closes, then the fact. */
const closeDate = (deal: (typeof deals)[number]) =>
  stageOf(deal) in closed ? exact(deal.closed_at!) : noon(deal.expected_close_date!);

const revision = (value: string, at: string, by: string) => ({
  value,
  timestamp: exact(at),
  sourceType: 'CRM_UI',
  sourceId: `userId:${loginNumber(by)}`,
  updatedByUserId: loginNumber(by),
});

/** Revisions of a property, newest first: what it held at the creation, then each change. */
function revisions(deal: (typeof deals)[number], field: string, value: (text: string) => string) {
  const changes = changesOf(deal, field);
  const first = changes[0]?.old ?? deal[field]!;
  const opening = first ? [revision(value(first), deal.created_at!, deal.owner!)] : [];
  return [...opening, ...changes.map(({ now, at, by }) => revision(value(now), at, by))].toReversed();
}

function record(deal: (typeof deals)[number]) {
  const planned = revisions(deal, 'expected_close_date', noon);
  const fact = stageOf(deal) in closed ? [revision(closeDate(deal), deal.closed_at!, deal.owner!)] : [];
  return {
    id: String(numberOf(deal.deal_id!)),
    properties: {
      amount: deal.amount || null,
      closedate: closeDate(deal),
      closed_lost_reason: deal.lost_reason || null,
      createdate: exact(deal.created_at!),
      deal_currency_code: deal.currency,
      dealname: deal.name,
      dealstage: ids[stageOf(deal)],
      hs_analytics_source: sourceCodes[deal.source!] ?? null,
      hs_deal_stage_probability: deal.probability || null,
      hs_lastmodifieddate: exact(deal.updated_at!),
      hs_object_id: String(numberOf(deal.deal_id!)),
      hubspot_owner_id: ownerNumber(deal.owner!),
      pipeline: 'default',
    },
    propertiesWithHistory: {
      dealstage: movesOf(deal)
        .map(({ to, at, by }) => revision(ids[to]!, at, by))
        .toReversed(),
      closedate: [...fact, ...planned],
      amount: revisions(deal, 'amount', String),
      hubspot_owner_id: revisions(deal, 'owner', ownerNumber),
    },
    createdAt: exact(deal.created_at!),
    updatedAt: exact(deal.updated_at!),
    archived: false,
  };
}

function writeAnswers(folder: string): void {
  writeFiles(folder, {
    'deals.json': { results: deals.map(record), paging: { next: { after: '1013', link: '…' } } },
    'tasks.json': {
      results: activities.map((activity) => ({
        id: String(numberOf(activity.activity_id!)),
        properties: {
          hs_createdate: exact(activity.created_at!),
          hs_task_completion_date: activity.done_at ? exact(activity.done_at) : null,
          hs_task_status: activity.done_at ? 'COMPLETED' : 'NOT_STARTED',
          hs_task_subject: activity.subject,
          hs_task_type: activity.type!.toUpperCase(),
          hs_timestamp: exact(activity.due_at!),
          hubspot_owner_id: ownerNumber(activity.owner!),
        },
        associations: {
          deals: { results: [{ id: String(numberOf(activity.deal_id!)), type: 'task_to_deal' }] },
        },
      })),
    },
    'pipelines.json': {
      results: [
        {
          id: 'default',
          label: 'Sales',
          displayOrder: 0,
          archived: false,
          stages: stages.map(({ stage, name, position, probability }) => ({
            id: ids[stage!],
            label: name,
            displayOrder: Number(position) - 1,
            metadata: {
              isClosed: String(stage! in closed),
              probability: closed[stage!] ?? (Number(probability) || '0.05').toString(),
            },
            archived: false,
          })),
        },
      ],
    },
    'owners.json': {
      results: users.map(({ user, name, team }) => {
        const [firstName, lastName] = name!.split(' ');
        return {
          id: ownerNumber(user!),
          email: `${user}@example.com`,
          firstName,
          lastName,
          userId: loginNumber(user!),
          archived: false,
          teams: [{ id: '178', name: team, primary: true }],
        };
      }),
    },
  });
}

const minutes = (text: string) => (text ? moscow(text).slice(0, 16).replace('T', ' ') : '');

function writeTable(folder: string): void {
  const rows = deals.map((deal) => ({
    'Record ID': numberOf(deal.deal_id!),
    'Deal Name': deal.name,
    'Deal Stage': stageOf(deal),
    Pipeline: 'Sales',
    Amount: deal.amount,
    Currency: deal.currency,
    'Close Date': minutes(closeDate(deal)),
    'Create Date': minutes(deal.created_at!),
    'Deal owner': users.find(({ user }) => user === deal.owner)!.name,
    'Closed Lost Reason': deal.lost_reason,
    'Last Modified Date': minutes(deal.updated_at!),
    'Original Traffic Source': deal.source,
    'Is Closed Won': String(stageOf(deal) === 'Won'),
    'Is Deal Closed?': String(stageOf(deal) in closed),
  }));
  writeFiles(folder, { 'hubspot-crm-exports-all-deals-2026-06-30.csv': table(rows) });
}

export const hubspot: FormExport = {
  name: 'HubSpot, API',
  stages: ids,
  words: { ...calledOtherwise, ...sourceCodes },
  write: writeAnswers,
};
export const hubspotTable: FormExport = {
  name: 'HubSpot, list export',
  stages: {},
  words: calledOtherwise,
  write: writeTable,
};
