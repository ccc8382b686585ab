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
  fullName,
  movesOf,
  numberOf,
  plain,
  planned,
  plannedAt,
  stageOf,
  userNumber,
  users,
  valueAt,
} from './story.ts';

type Deal = (typeof deals)[number];

const id = (no: number) => `65e1c0de0000${String(no).padStart(5, '0')}`;
const dealId = (deal: Deal) => id(numberOf(deal.deal_id!));
const userId = (user: string) => id(userNumber(user));
/** The final stages of a fresh installation; others are added beside them. */
const finals: Readonly<Record<string, string>> = { Won: 'Closed Won', Lost: 'Closed Lost' };
const named = (stage: string) => finals[stage] ?? stage;

const card = (deal: Deal) => ({
  id: dealId(deal),
  name: deal.name,
  stage: named(stageOf(deal)),
  lastStage: named(movesOf(deal).findLast(({ to }) => !['Lost', 'Unfit'].includes(to))?.to ?? 'Inquiry'),
  amount: Number(deal.amount),
  amountCurrency: deal.currency,
  probability: chance(deal),
  leadSource: deal.source,
  closeDate: closeDate(deal),
  accountName: null,
  assignedUserId: userId(deal.owner!),
  assignedUserName: fullName(deal.owner!),
  createdAt: plain(deal.created_at!),
  modifiedAt: plain(deal.updated_at!),
});

type Values = Record<string, unknown>;

/** The stream of a deal: its creation, what was saved together of the amount, the date and the stage, and its owners. */
function notesOf(deal: Deal) {
  const [creation, ...moves] = movesOf(deal);
  if (!creation) return [];
  const saved = new Map<string, { by: string; was: Values; became: Values }>();
  const note = (at: string, by: string, was: Values, became: Values) => {
    const one = saved.get(at) ?? { by, was: {}, became: {} };
    saved.set(at, { by, was: { ...one.was, ...was }, became: { ...one.became, ...became } });
  };
  for (const { at, old, now, by } of changesOf(deal, 'expected_close_date')) {
    note(at, by, { closeDate: planned(old) }, { closeDate: now });
  }
  for (const { at, old, now, by } of changesOf(deal, 'amount')) {
    note(at, by, { amount: Number(old) }, { amount: Number(now) });
  }
  for (const { at, from, to, by } of moves) {
    note(at, by, { stage: named(from!) }, { stage: named(to) });
    const isEnd = to === stageOf(deal) && ends.includes(to);
    if (isEnd) note(at, by, { closeDate: plannedAt(deal, at) }, { closeDate: closeDate(deal) });
  }
  const row = (type: string, at: string, by: string, data: object) => ({
    type,
    parentType: 'Opportunity',
    parentId: dealId(deal),
    data,
    createdAt: plain(at),
    createdById: userId(by),
    createdByName: fullName(by),
  });
  const updates = [...saved].map(([at, { by, was, became }]) =>
    row('Update', at, by, {
      fields: Object.keys(was),
      attributes: { was, became },
      ...('stage' in became && { value: became.stage }),
    }),
  );
  const assigned = (user: string) => ({ assignedUserId: userId(user), assignedUserName: fullName(user) });
  const status = { statusValue: named(creation.to), statusField: 'stage', statusStyle: 'default' };
  return [
    row('Create', creation.at, creation.by, { ...assigned(valueAt(deal, 'owner', creation.at)), ...status }),
    ...updates,
    ...changesOf(deal, 'owner').map(({ at, now, by }) => row('Assign', at, by, assigned(now))),
  ];
}

const activityRows = (type: string) =>
  activities
    .filter((activity) => activity.type === type)
    .map((activity) => ({
      id: id(numberOf(activity.activity_id!) + 1000),
      name: activity.subject,
      status: activity.done_at ? 'Held' : 'Planned',
      ...(type === 'call' && { direction: 'Outbound' }),
      dateStart: plain(activity.due_at!),
      dateEnd: plain(activity.due_at!),
      parentType: 'Opportunity',
      parentId: id(numberOf(activity.deal_id!)),
      assignedUserId: userId(activity.owner!),
      assignedUserName: fullName(activity.owner!),
      createdAt: plain(activity.created_at!),
    }));

function writeAnswers(folder: string): void {
  const answers = {
    Opportunity: deals.map(card),
    Note: deals
      .flatMap(notesOf)
      .map((note, no) => ({ id: id(9000 + no), ...note }))
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    User: users.map(({ user, name, team }) => ({
      id: userId(user!),
      name,
      userName: user,
      defaultTeamName: team,
    })),
    Call: activityRows('call'),
    Meeting: activityRows('meeting'),
  };
  const files = Object.entries(answers).map(([name, list]) => [`${name}.json`, { total: list.length, list }]);
  writeFiles(folder, Object.fromEntries(files));
}

const columns = [
  'id',
  'name',
  'stage',
  'amount',
  'amountCurrency',
  'probability',
  'leadSource',
  'closeDate',
  'assignedUserName',
  'createdAt',
  'modifiedAt',
] as const;

/** The list has the names of attributes for its header. */
function writeTable(folder: string): void {
  const rows = deals.map((deal) => {
    const values = card(deal);
    return Object.fromEntries(columns.map((column) => [column, values[column]]));
  });
  writeFiles(folder, { 'Opportunity.csv': table(rows) });
}

const words = {
  ...calledOtherwise,
  ...Object.fromEntries(deals.map((deal) => [deal.deal_id!, dealId(deal)])),
};

export const espocrm: FormExport = { name: 'EspoCRM, API', stages: finals, words, write: writeAnswers };
export const espocrmTable: FormExport = {
  name: 'EspoCRM, list export',
  stages: finals,
  words,
  write: writeTable,
};
