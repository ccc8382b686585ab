import { table, writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import {
  activities,
  calledOtherwise,
  chance,
  changesOf,
  closeDate,
  deals,
  ends,
  movesOf,
  numberOf,
  percent,
  plannedAt,
  stageOf,
  stages,
  users,
  valueAt,
} from './story.ts';

type Deal = (typeof deals)[number];

/** Reports write 15 signs, the API 18. */
const short = (deal: string) => `0065e0000${numberOf(deal)}AA`;
const long = (deal: string) => `${short(deal)}AAV`;
const userId = (user: string) => `0055e00000${user.slice(0, 4).toUpperCase()}ZAA2`;
const time = (text: string) => text.replace('Z', '.000+0000');
const nameOf = (user: string) => users.find((one) => one.user === user)!.name;
const isClosed = (stage: string) => ends.includes(stage);

const opportunities = deals.map((deal) => ({
  Id: long(deal.deal_id!),
  IsDeleted: false,
  AccountId: null,
  Name: deal.name,
  StageName: stageOf(deal),
  Amount: deal.amount ? Number(deal.amount) : null,
  CurrencyIsoCode: deal.currency,
  Probability: chance(deal),
  CloseDate: closeDate(deal),
  LeadSource: deal.source || null,
  IsClosed: isClosed(stageOf(deal)),
  IsWon: stageOf(deal) === 'Won',
  OwnerId: userId(deal.owner!),
  CreatedDate: time(deal.created_at!),
  LastModifiedDate: time(deal.updated_at!),
  LastStageChangeDate: movesOf(deal).length > 1 ? time(movesOf(deal).at(-1)!.at) : null,
  Loss_Reason__c: deal.lost_reason || null,
}));

/** A row for each change of the stage, the amount or the date: what held after it. */
function historyOf(deal: Deal) {
  const moves = movesOf(deal);
  const edits = [...changesOf(deal, 'amount'), ...changesOf(deal, 'expected_close_date')];
  const times = new Map([...edits, ...moves].map(({ at, by }) => [at, by]));
  const stageAt = (at: string) => moves.findLast((move) => move.at <= at)?.to;
  return [...times].sort().flatMap(([at, by]) => {
    const stage = stageAt(at);
    if (!stage) return [];
    const amount = valueAt(deal, 'amount', at);
    return {
      OpportunityId: long(deal.deal_id!),
      StageName: stage,
      Amount: amount ? Number(amount) : null,
      CloseDate: isClosed(stage) ? at.slice(0, 10) : plannedAt(deal, at),
      Probability: percent(stage),
      CreatedById: userId(by),
      CreatedDate: time(at),
    };
  });
}

const objects = {
  Opportunity: opportunities,
  OpportunityHistory: deals
    .flatMap(historyOf)
    .map((row, at) => ({ Id: `0085e0000${1000 + at}AAAAA`, ...row }))
    .toReversed(),
  // Owners are logged by id and by name.
  OpportunityFieldHistory: deals.flatMap((deal) =>
    changesOf(deal, 'owner').flatMap(({ old, now, at, by }) =>
      [(user: string) => userId(user), (user: string) => nameOf(user)].map((written) => ({
        OpportunityId: long(deal.deal_id!),
        Field: 'Owner',
        OldValue: written(old),
        NewValue: written(now),
        CreatedById: userId(by),
        CreatedDate: time(at),
      })),
    ),
  ),
  OpportunityStage: stages.map(({ stage, name, position }) => ({
    Id: `01J5e00000${position}AAAAA`,
    ApiName: stage,
    MasterLabel: name,
    IsActive: true,
    IsClosed: isClosed(stage!),
    IsWon: stage === 'Won',
    SortOrder: Number(position),
    DefaultProbability: percent(stage!),
  })),
  User: users.map(({ user, name, team }) => ({
    Id: userId(user!),
    Name: name,
    Username: `${user}@example.com`,
    Department: team,
  })),
  Task: activities.map((activity) => ({
    Id: `00T5e0000${numberOf(activity.activity_id!)}AAAAA`,
    WhatId: long(activity.deal_id!),
    Subject: activity.subject,
    TaskSubtype: activity.type === 'call' ? 'Call' : 'Task',
    CreatedDate: time(activity.created_at!),
    ActivityDate: activity.due_at!.slice(0, 10),
    CompletedDateTime: activity.done_at ? time(activity.done_at) : null,
    IsClosed: activity.done_at !== '',
    OwnerId: userId(activity.owner!),
  })),
};

function writeAnswers(folder: string): void {
  const answer = (type: string, rows: readonly object[]) => ({
    totalSize: rows.length,
    done: true,
    records: rows.map((row) => ({
      attributes: { type, url: `/services/data/v60.0/sobjects/${type}` },
      ...row,
    })),
  });
  const files = Object.entries(objects).map(([type, rows]) => [`${type}.json`, answer(type, rows)]);
  writeFiles(folder, Object.fromEntries(files));
}

const dates = ['CreatedDate', 'LastModifiedDate', 'LastStageChangeDate', 'CompletedDateTime'];

function writeLoaderTables(folder: string): void {
  const cells = (row: object) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        dates.includes(name) ? (value?.replace('+0000', 'Z') ?? '') : String(value ?? ''),
      ]),
    );
  const files = Object.entries(objects).map(([type, rows]) => [
    `${type}.csv`,
    table(rows.map(cells), { quoted: true }),
  ]);
  writeFiles(folder, Object.fromEntries(files));
}

const american = (text: string) => {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  return `${month}/${day}/${year}`;
};

function writeReport(folder: string): void {
  const rows = deals.map((deal) => ({
    'Opportunity ID': short(deal.deal_id!),
    'Opportunity Name': deal.name,
    Stage: stageOf(deal),
    'Amount Currency': deal.currency,
    Amount: deal.amount ? `${deal.amount}.00` : '',
    'Probability (%)': chance(deal),
    'Close Date': american(closeDate(deal)),
    'Created Date': american(deal.created_at!),
    'Opportunity Owner': users.find(({ user }) => user === deal.owner)!.name,
    'Lead Source': deal.source,
    'Loss Reason': deal.lost_reason,
    Won: stageOf(deal) === 'Won' ? '1' : '0',
    Closed: isClosed(stageOf(deal)) ? '1' : '0',
  }));
  const end =
    '\n"Pipeline report"\n"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n' +
    '"Confidential Information - Do Not Distribute"\n"Generated By:  Anna Belova  6/30/2026 11:59 PM"\n';
  writeFiles(folder, { 'report1782847199000.csv': table(rows, { quoted: true }) + end });
}

const words = {
  ...calledOtherwise,
  ...Object.fromEntries(deals.map(({ deal_id }) => [deal_id!, short(deal_id!)])),
};

export const salesforce: FormExport = { name: 'Salesforce, API', stages: {}, words, write: writeAnswers };
export const salesforceLoader: FormExport = {
  name: 'Salesforce, data loader',
  stages: {},
  words,
  write: writeLoaderTables,
};
export const salesforceReport: FormExport = {
  name: 'Salesforce, report',
  stages: {},
  words,
  write: writeReport,
};
