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
  moscow,
  movesOf,
  numberOf,
  plain,
  planned,
  plannedAt,
  stageOf,
  userNumber,
  users,
} from './story.ts';

type Deal = (typeof deals)[number];

const id = (no: number) => `a1b2c3d4-0000-4000-8000-${String(no).padStart(12, '0')}`;
const dealId = (deal: Deal) => id(numberOf(deal.deal_id!));
const userId = (user: string) => id(userNumber(user));
/** The final stages of a fresh installation; others are added beside them. */
const finals: Readonly<Record<string, string>> = { Won: 'Closed Won', Lost: 'Closed Lost' };
const named = (stage: string) => finals[stage] ?? stage;
const time = (text: string) => text.replace('Z', '+00:00');
/** The currency of the installation is no record. */
const currencyId = (deal: Deal) => (deal.currency === 'RUB' ? '-99' : id(978));

type Change = { at: string; by: string; field: string; type: string; old: string; now: string };

/** Changes alone are audited: being created is none. */
function auditOf(deal: Deal) {
  const log: Change[] = [];
  for (const { at, from, to, by } of movesOf(deal).slice(1)) {
    log.push({ at, by, field: 'sales_stage', type: 'enum', old: named(from!), now: named(to) });
    if (to !== stageOf(deal) || !ends.includes(to)) continue;
    log.push({ at, by, field: 'date_closed', type: 'date', old: plannedAt(deal, at), now: closeDate(deal) });
  }
  for (const { at, by, old, now } of changesOf(deal, 'expected_close_date')) {
    log.push({ at, by, field: 'date_closed', type: 'date', old: planned(old), now });
  }
  for (const { at, by, old, now } of changesOf(deal, 'amount')) {
    log.push({ at, by, field: 'amount_usdollar', type: 'currency', old, now });
  }
  for (const { at, by, old, now } of changesOf(deal, 'owner')) {
    log.push({ at, by, field: 'assigned_user_id', type: 'relate', old: userId(old), now: userId(now) });
  }
  return log.map((one) => ({
    parent_id: dealId(deal),
    date_created: plain(one.at),
    created_by: userId(one.by),
    field_name: one.field,
    data_type: one.type,
    before_value_string: one.old,
    after_value_string: one.now,
    before_value_text: '',
    after_value_text: '',
  }));
}

const activityRows = (type: string) =>
  activities
    .filter((activity) => activity.type === type)
    .map((activity) => ({
      id: id(numberOf(activity.activity_id!) + 1000),
      name: activity.subject,
      status: activity.done_at ? 'Held' : 'Planned',
      ...(type === 'call' && { direction: 'Outbound' }),
      date_start: time(activity.due_at!),
      date_end: time(activity.due_at!),
      parent_type: 'Opportunities',
      parent_id: id(numberOf(activity.deal_id!)),
      date_entered: time(activity.created_at!),
      assigned_user_id: userId(activity.owner!),
      deleted: '0',
    }));

/** The answers of the API, and the table of the audit, which no answer carries. */
function writeAnswers(folder: string): void {
  const answer = (type: string, rows: readonly { id: string }[]) => ({
    data: rows.map(({ id, ...attributes }) => ({ type, id, attributes })),
    meta: { 'total-pages': 1 },
    links: {},
  });
  writeFiles(folder, {
    'Opportunities.json': answer(
      'Opportunity',
      deals.map((deal) => ({
        id: dealId(deal),
        name: deal.name,
        sales_stage: named(stageOf(deal)),
        amount: deal.amount || '0',
        currency_id: currencyId(deal),
        currency_name: deal.currency === 'RUB' ? 'Russian Ruble' : 'Euro',
        probability: String(chance(deal)),
        date_closed: closeDate(deal),
        date_entered: time(deal.created_at!),
        date_modified: time(deal.updated_at!),
        lead_source: deal.source,
        assigned_user_id: userId(deal.owner!),
        deleted: '0',
      })),
    ),
    'Currencies.json': answer('Currency', [
      { id: id(978), name: 'Euro', symbol: '€', iso4217: 'EUR', conversion_rate: '0.01' } as { id: string },
    ]),
    'Users.json': answer(
      'User',
      users.map(({ user, name, team }) => {
        const [first_name, last_name] = name!.split(' ');
        return { id: userId(user!), user_name: user, first_name, last_name, department: team };
      }),
    ),
    'Calls.json': answer('Call', activityRows('call')),
    'Meetings.json': answer('Meeting', activityRows('meeting')),
    'opportunities_audit.csv': table(
      deals.flatMap(auditOf).map((row, no) => ({ id: id(9000 + no), ...row })),
      { quoted: true },
    ),
  });
}

const american = (text: string) => {
  const [year, month, day] = text.slice(0, 10).split('-');
  return [`${month}/${day}/${year}`, text.slice(11, 16)].filter(Boolean).join(' ');
};

/** The list has labels, with dates and sums in the manner of the user. */
function writeTable(folder: string): void {
  const rows = deals.map((deal) => ({
    ID: dealId(deal),
    'Opportunity Name': deal.name,
    'Account Name': '',
    'Sales Stage': named(stageOf(deal)),
    'Probability (%)': chance(deal),
    'Opportunity Amount': `${Number(deal.amount).toLocaleString('en-US')}.00`,
    'Expected Close Date': american(closeDate(deal)),
    'Lead Source': deal.source,
    'Next Step': '',
    'Assigned to': fullName(deal.owner!),
    'Date Created': american(moscow(deal.created_at!)),
    'Date Modified': american(moscow(deal.updated_at!)),
  }));
  const text = table(rows, { quoted: true }).replaceAll('\n', '\r\n');
  writeFiles(folder, { 'Opportunities.csv': text });
}

const words = {
  ...calledOtherwise,
  ...Object.fromEntries(deals.map((deal) => [deal.deal_id!, dealId(deal)])),
};

export const suitecrm: FormExport = {
  name: 'SuiteCRM, API and audit',
  stages: finals,
  words,
  write: writeAnswers,
};
export const suitecrmTable: FormExport = {
  name: 'SuiteCRM, list export',
  stages: finals,
  words,
  write: writeTable,
};
