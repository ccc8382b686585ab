import { writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import {
  activities,
  calledOtherwise,
  chance,
  deals,
  fullName,
  instant,
  movesOf,
  numberOf,
  percent,
  sources,
  stageOf,
  stages,
  userNumber,
  users,
} from './story.ts';

type Deal = (typeof deals)[number];

const guid = (no: number) => `0e0ae140-6c03-474c-873f-${String(no).padStart(12, '0')}`;
const zero = '00000000-0000-0000-0000-000000000000';
const never = '0001-01-01T00:00:00Z';
/** Every installation begins with these final stages; the others have ids of their own. */
const finals: Readonly<Record<string, string>> = {
  Won: '60d5310c-5be6-df11-971b-001d60e938c6',
  Lost: 'a9aafdfe-2242-4f42-8cd5-2ae3b9556d79',
  Unfit: '736f54fd-e240-46f8-8c7c-9066c30aff59',
};
const numberIn = (stage: string) => Number(stages.find((row) => row.stage === stage)!.position);
const stageId = (stage: string) => finals[stage] ?? guid(100 + numberIn(stage));
const reasons = ['price', 'budget', 'not our customer'];
const personId = (user: string) => guid(userNumber(user));

/** The id of a deal. */
export const dealId = (deal: Deal): string => guid(numberOf(deal.deal_id!));
/** The plan, which closing overwrites with the fact; empty when there is none. */
export const dueDate = (deal: Deal): string => {
  if (stageOf(deal) in finals) return instant(deal.closed_at!);
  return deal.expected_close_date ? `${deal.expected_close_date}T09:00:00Z` : '';
};

const card = (deal: Deal) => ({
  Id: dealId(deal),
  CreatedOn: deal.created_at,
  CreatedById: personId(deal.owner!),
  ModifiedOn: deal.updated_at,
  ProcessListeners: 0,
  Title: deal.name,
  StageId: stageId(stageOf(deal)),
  DueDate: dueDate(deal) || never,
  CloseReasonId: deal.lost_reason ? guid(500 + reasons.indexOf(deal.lost_reason)) : zero,
  OwnerId: personId(deal.owner!),
  AccountId: zero,
  ContactId: zero,
  Probability: chance(deal),
  Amount: Number(deal.amount),
  SourceId: deal.source ? guid(600 + sources.indexOf(deal.source)) : zero,
});

type Stay = {
  readonly deal: Deal;
  readonly stage: string;
  readonly start: string;
  due: string;
  historical: boolean;
  readonly by: string;
};

/** A stage begins as many seconds late as its number says. */
export const late = (at: string, stage: string): string =>
  `${new Date(Date.parse(at) + numberIn(stage) * 1000).toISOString().slice(0, 19)}Z`;

/** The stages of a deal as they are noted: what is skipped has a row of no length, moving back makes rows historical. */
export function staysOf(deal: Deal): Stay[] {
  const stays: Stay[] = [];
  for (const { at, from, to, by } of movesOf(deal)) {
    const add = (stage: string, isOver: boolean) => {
      const start = late(at, stage);
      stays.push({ deal, stage, start, due: isOver ? start : '', historical: false, by });
    };
    const current = stays.at(-1);
    if (current && !(current.stage in finals)) current.due = at;
    const [was, is] = [from ? numberIn(from) : 0, numberIn(to)];
    if (is < was) {
      for (const stay of stays) stay.historical ||= numberIn(stay.stage) >= is;
    } else if (!(to in finals) || to === 'Won') {
      const skipped = stages.filter(({ stage, position }) => {
        return !(stage! in finals) && Number(position) > was && Number(position) < is;
      });
      for (const { stage } of skipped) add(stage!, true);
    }
    add(to, to in finals);
  }
  return stays;
}

const stageFacts = (stage: string) => ({
  Name: stage,
  Number: numberIn(stage),
  End: stage in finals,
  Successful: stage === 'Won',
});

const lookup = (first: number, names: readonly string[]) =>
  names.map((Name, no) => ({ Id: guid(first + no), Name, Description: '', ProcessListeners: 0 }));

function writeAnswers(folder: string): void {
  const entities = {
    Opportunity: deals.map(card),
    OpportunityInStage: deals.flatMap(staysOf).map(({ deal, stage, start, due, historical, by }, no) => ({
      Id: guid(7000 + no),
      OpportunityId: dealId(deal),
      StageId: stageId(stage),
      StartDate: start,
      DueDate: due || never,
      OwnerId: personId(deal.owner!),
      Historical: historical,
      CreatedById: personId(by),
      Stage: stageFacts(stage),
      Owner: { Name: fullName(deal.owner!) },
    })),
    OpportunityStage: stages.map(({ stage }) => ({
      Id: stageId(stage!),
      ...stageFacts(stage!),
      MaxProbability: percent(stage!),
      ShowInFunnel: stage !== 'Nurture',
    })),
    OpportunityCloseReason: lookup(500, reasons),
    OpportunitySource: lookup(600, sources),
    ActivityType: lookup(700, ['call', 'meeting']),
    Contact: users.map(({ user, name }) => ({
      Id: personId(user!),
      Name: name,
      JobTitle: '',
      MobilePhone: '',
      AccountId: zero,
    })),
    Activity: activities.map((activity) => ({
      Id: guid(numberOf(activity.activity_id!) + 1000),
      CreatedOn: activity.created_at,
      Title: activity.subject,
      StartDate: activity.created_at,
      DueDate: activity.done_at || activity.due_at,
      StatusId: `${activity.done_at ? '4bdbb88f' : '384d4b84'}-58e6-df11-971b-001d60e938c6`,
      TypeId: guid(activity.type === 'call' ? 700 : 701),
      OwnerId: personId(activity.owner!),
      OpportunityId: guid(numberOf(activity.deal_id!)),
      LeadId: zero,
    })),
  };
  const files = Object.entries(entities).map(([name, value]) => [
    `${name}.json`,
    { '@odata.context': `https://crm.example.com/0/odata/$metadata#${name}`, value },
  ]);
  writeFiles(folder, Object.fromEntries(files));
}

/** What the answers call deals and people. */
export const words: Readonly<Record<string, string>> = {
  ...calledOtherwise,
  ...Object.fromEntries(deals.map((deal) => [deal.deal_id!, dealId(deal)])),
};

export const creatio: FormExport = {
  name: 'Creatio, API',
  stages: Object.fromEntries(stages.map(({ stage }) => [stage!, stageId(stage!)])),
  words,
  write: writeAnswers,
};
