import { writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import {
  calledOtherwise,
  deals,
  fullName,
  numberOf,
  stageOf,
  stages,
  userNumber,
  wallClock,
} from './story.ts';

const statusId = (stage: string) => 30 + stages.findIndex((row) => row.stage === stage);
const person = (user: string) => ({ Id: userNumber(user), Name: fullName(user) });

/** The list of deals is all that is known of the API: a program with its statuses stands for a pipeline. */
function writeAnswers(folder: string): void {
  const rows = deals.map((deal) => ({
    Id: numberOf(deal.deal_id!),
    GUID: null,
    Name: deal.name,
    Description: '',
    TimeCreated: wallClock(deal.created_at!),
    TimeUpdated: wallClock(deal.updated_at!),
    IsDraft: false,
    IsPaid: false,
    Contractor: null,
    Contact: {},
    Owner: person(deal.owner!),
    Manager: person(deal.owner!),
    Auditors: [],
    Positions: [],
    FinalPrice: { Value: Number(deal.amount), CurrencyId: deal.currency === 'RUB' ? 1 : 3, Rate: 1 },
    Program: { Id: 1, Name: 'Sales' },
    Status: { Id: statusId(stageOf(deal)), Name: stageOf(deal) },
  }));
  writeFiles(folder, {
    'deals.json': { status: { code: 'ok', message: null }, params: {}, data: { deals: rows } },
  });
}

export const megaplan: FormExport = {
  name: 'Megaplan, API',
  stages: Object.fromEntries(stages.map(({ stage }) => [stage!, String(statusId(stage!))])),
  words: calledOtherwise,
  write: writeAnswers,
};
