import { writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import {
  activities,
  calledOtherwise,
  chance,
  changesOf,
  closeDate,
  deals,
  fullName,
  instant,
  moscow,
  movesOf,
  numberOf,
  percent,
  planned,
  plannedAt,
  stageOf,
  stages,
  userNumber,
  users,
  valueAt,
} from './story.ts';

type Deal = (typeof deals)[number];

/** Numbers of 19 digits, which no floating point holds. */
export const longId = (no: number): string => `4150868000000${String(no).padStart(6, '0')}`;
/** The final stages of a fresh account. */
export const finals: Readonly<Record<string, string>> = {
  Won: 'Closed Won',
  Lost: 'Closed Lost',
  Unfit: 'Closed Lost to Competition',
};
/** A stage by the name that the account has for it. */
export const named = (stage: string): string => finals[stage] ?? stage;
const zoned = (text: string) => `${moscow(text)}+03:00`;
const person = (user: string) => ({ name: fullName(user), id: longId(225_000 + userNumber(user)) });
const link = (deal: Deal) => ({ name: deal.name, id: longId(numberOf(deal.deal_id!)) });
const amount = (text: string) => (text ? Number(text) : null);

const card = (deal: Deal) => ({
  id: longId(numberOf(deal.deal_id!)),
  Deal_Name: deal.name,
  Stage: named(stageOf(deal)),
  Pipeline: 'Sales',
  Amount: amount(deal.amount!),
  Currency: deal.currency,
  Exchange_Rate: 1,
  Probability: chance(deal),
  Closing_Date: closeDate(deal),
  Account_Name: null,
  Contact_Name: null,
  Owner: { ...person(deal.owner!), email: `${deal.owner}@example.com` },
  Lead_Source: deal.source || null,
  Reason_For_Loss__s: deal.lost_reason || null,
  Created_Time: zoned(deal.created_at!),
  Modified_Time: zoned(deal.updated_at!),
  Stage_Modified_Time: zoned(movesOf(deal).at(-1)?.at ?? instant(deal.closed_at!)),
  $currency_symbol: deal.currency,
});

/** A row for each stay in a stage, with what held when it began. */
function historyOf(deal: Deal) {
  const moves = movesOf(deal);
  return moves.map(({ at, to, by }, no) => ({
    Potential_Name: link(deal),
    Stage: named(to),
    Moved_To__s: no + 1 < moves.length ? named(moves[no + 1]!.to) : null,
    Modified_Time: zoned(at),
    Duration_Days:
      no + 1 < moves.length ? (Date.parse(moves[no + 1]!.at) - Date.parse(at)) / 86_400_000 : null,
    Probability: percent(to),
    Amount: amount(valueAt(deal, 'amount', at)),
    Close_Date: to in finals ? closeDate(deal) : plannedAt(deal, at),
    Modified_By: person(by),
  }));
}

const entry = (deal: Deal, at: string, by: string, api_name: string, old: unknown, now: unknown) => ({
  audited_time: zoned(at),
  action: 'updated',
  source: 'crm_ui',
  done_by: person(by),
  record: link(deal),
  field_history: [{ api_name, data_type: 'text', _value: { old, new: now } }],
});

/** Every change of a field, the stage among them. */
const timelineOf = (deal: Deal) => [
  ...movesOf(deal)
    .slice(1)
    .map(({ at, from, to, by }) => entry(deal, at, by, 'Stage', named(from!), named(to))),
  ...changesOf(deal, 'amount').map(({ at, old, now, by }) => entry(deal, at, by, 'Amount', old, now)),
  ...changesOf(deal, 'expected_close_date').map(({ at, old, now, by }) =>
    entry(deal, at, by, 'Closing_Date', planned(old), now),
  ),
  ...changesOf(deal, 'owner').map(({ at, old, now, by }) =>
    entry(deal, at, by, 'Owner', person(old), person(now)),
  ),
];

const forecastType = (stage: string) =>
  stage === 'Won' ? 'Closed Won' : stage in finals ? 'Closed Lost' : 'Open';

function writeAnswers(folder: string): void {
  const answer = (name: string, rows: readonly unknown[]) => ({
    [name]: rows,
    info: { per_page: 200, count: rows.length, page: 1, more_records: false },
  });
  writeFiles(folder, {
    'Deals.json': answer('data', deals.map(card)),
    'Stage_History.json': answer(
      'data',
      deals.flatMap(historyOf).map((row, no) => ({ id: longId(310_000 + no), ...row })),
    ),
    'timeline.json': answer('__timeline', deals.flatMap(timelineOf).toReversed()),
    'pipeline.json': {
      pipeline: [
        {
          display_value: 'Sales',
          actual_value: 'Sales',
          default: true,
          id: longId(1),
          maps: stages.map(({ stage, position }) => ({
            display_value: named(stage!),
            actual_value: named(stage!),
            sequence_number: Number(position),
            forecast_type: forecastType(stage!),
          })),
        },
      ],
    },
    'users.json': answer(
      'users',
      users.map(({ user, name, team }) => ({
        id: person(user!).id,
        full_name: name,
        email: `${user}@example.com`,
        role: { name: team, id: longId(team === 'North' ? 26_005 : 26_006) },
      })),
    ),
    'Tasks.json': answer(
      'data',
      activities.map((activity) => ({
        id: longId(400_000 + numberOf(activity.activity_id!)),
        Subject: activity.subject,
        $se_module: 'Deals',
        What_Id: { id: longId(numberOf(activity.deal_id!)) },
        Due_Date: activity.due_at!.slice(0, 10),
        Status: activity.done_at ? 'Completed' : 'Not Started',
        Closed_Time: activity.done_at ? zoned(activity.done_at) : null,
        Owner: person(activity.owner!),
        Created_Time: zoned(activity.created_at!),
      })),
    ),
  });
}

/** What the answers call deals and people. */
export const words: Readonly<Record<string, string>> = {
  ...calledOtherwise,
  ...Object.fromEntries(deals.map(({ deal_id }) => [deal_id!, longId(numberOf(deal_id!))])),
};

export const zoho: FormExport = { name: 'Zoho, API', stages: finals, words, write: writeAnswers };
