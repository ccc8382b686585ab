import { writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import {
  activities,
  calledOtherwise,
  chance,
  changesOf,
  deals,
  ends,
  fullName,
  movesOf,
  numberOf,
  plain,
  sources,
  stageOf,
  stages,
  userNumber,
  users,
} from './story.ts';

type Deal = (typeof deals)[number];

/** What is lost is archived where it stood: no stage is for it. */
const lostStages = ['Lost', 'Unfit'];
/** Whether a stage is a lost one. */
export const isLost = (stage: string): boolean => lostStages.includes(stage);
const kept = stages.filter(({ stage }) => !isLost(stage!));
const stageId = (stage: string) => 1 + kept.findIndex((row) => row.stage === stage);
const reasons = ['price', 'budget', 'not our customer'];
const link = (id: number, name: string) => [id, name];
const person = (user: string) => link(userNumber(user), fullName(user));
/** Authors of messages are partners, whose numbers are not those of users. */
const author = (user: string) => link(100 + userNumber(user), fullName(user));
const teamOf = (user: string) => {
  const { team } = users.find((row) => row.user === user)!;
  return link(team === 'North' ? 5 : 6, team!);
};
const stageLink = (stage: string) => link(stageId(stage), stage);
/** Whether a deal is won or lost. */
export const ended = (deal: Deal): boolean => ends.includes(stageOf(deal));
/** The stage where an opportunity stands: a lost one stays where it was. */
export const standsOn = (deal: Deal): string =>
  movesOf(deal)
    .map(({ to }) => to)
    .findLast((stage) => !isLost(stage)) ?? 'Inquiry';

/** Two companies of one database keep their books in two currencies. */
const companyCurrency = (deal: Deal) => link(deal.currency === 'RUB' ? 30 : 1, deal.currency!);

const lead = (deal: Deal) => ({
  id: numberOf(deal.deal_id!),
  name: deal.name,
  type: 'opportunity',
  active: !isLost(stageOf(deal)),
  stage_id: stageLink(standsOn(deal)),
  user_id: person(deal.owner!),
  team_id: teamOf(deal.owner!),
  partner_id: false,
  expected_revenue: Number(deal.amount),
  probability: chance(deal),
  date_deadline: deal.expected_close_date || false,
  date_closed: ended(deal) ? plain(deal.closed_at!) : false,
  date_last_stage_update: plain(movesOf(deal).findLast(({ to }) => !isLost(to))?.at ?? deal.created_at!),
  lost_reason_id: deal.lost_reason ? link(reasons.indexOf(deal.lost_reason) + 1, deal.lost_reason) : false,
  source_id: deal.source ? link(sources.indexOf(deal.source) + 1, deal.source) : false,
  company_currency: companyCurrency(deal),
  create_date: plain(deal.created_at!),
  write_date: plain(deal.updated_at!),
});

const fields = {
  stage_id: 'Stage',
  active: 'Active',
  expected_revenue: 'Expected Revenue',
  user_id: 'Salesperson',
};
type Value = { integer?: number; char?: string; float?: number };
type Tracked = { at: string; by: string; field: keyof typeof fields; old: Value; now: Value };

/** What is tracked of a deal: its moves, its archiving and return, its amount and owner. */
function trackedOf(deal: Deal): Tracked[] {
  const log: Tracked[] = [];
  const named = ([integer, char]: (string | number)[]) => ({ integer, char }) as Value;
  let stage = movesOf(deal)[0]?.to ?? '';
  for (const { at, from, to, by } of movesOf(deal).slice(1)) {
    const [was, is] = [!isLost(from!), !isLost(to)];
    if (was !== is) {
      log.push({ at, by, field: 'active', old: { integer: Number(was) }, now: { integer: Number(is) } });
    }
    if (!is || to === stage) continue;
    log.push({ at, by, field: 'stage_id', old: named(stageLink(stage)), now: named(stageLink(to)) });
    stage = to;
  }
  for (const { at, old, now, by } of changesOf(deal, 'amount')) {
    log.push({ at, by, field: 'expected_revenue', old: { float: Number(old) }, now: { float: Number(now) } });
  }
  for (const { at, old, now, by } of changesOf(deal, 'owner')) {
    log.push({ at, by, field: 'user_id', old: named(person(old)), now: named(person(now)) });
  }
  return log;
}

const columns = (side: 'old' | 'new', { integer = 0, char, float = 0 }: Value) => ({
  [`${side}_value_integer`]: integer,
  [`${side}_value_char`]: char ?? false,
  [`${side}_value_float`]: float,
  [`${side}_value_datetime`]: false,
});

/** Changes that were saved together share a message. */
function historyFiles() {
  const log = deals
    .flatMap((deal) => trackedOf(deal).map((change) => ({ ...change, deal })))
    .sort((a, b) => a.at.localeCompare(b.at));
  const saved = new Map(log.map((change) => [`${change.deal.deal_id} ${change.at}`, change]));
  const messages = [...saved.keys()];
  return {
    'mail.tracking.value.json': rpc(
      log.map(({ deal, at, field, old, now }, no) => ({
        id: 9001 + no,
        field_id: link(412 + Object.keys(fields).indexOf(field), `${fields[field]} (crm.lead)`),
        mail_message_id: link(7001 + messages.indexOf(`${deal.deal_id} ${at}`), deal.name!),
        create_date: plain(at),
        ...columns('old', old),
        ...columns('new', now),
      })),
    ),
    'mail.message.json': rpc(
      [...saved.values()].map(({ deal, at, by }, no) => ({
        id: 7001 + no,
        model: 'crm.lead',
        res_id: numberOf(deal.deal_id!),
        date: plain(at),
        author_id: author(by),
        subtype_id: link(2, 'Stage Changed'),
      })),
    ),
  };
}

const rpc = (result: readonly unknown[]) => ({ jsonrpc: '2.0', id: 1, result });

/** What was done is a message: activities are what is planned. */
function writeAnswers(folder: string): void {
  writeFiles(folder, {
    ...historyFiles(),
    'crm.lead.json': rpc(deals.map(lead)),
    'crm.stage.json': rpc(
      kept.map(({ stage, name, position }) => ({
        id: stageId(stage!),
        name,
        sequence: Number(position),
        is_won: stage === 'Won',
        fold: false,
      })),
    ),
    'res.users.json': rpc(
      users.map(({ user, name }) => ({
        id: userNumber(user!),
        name,
        login: `${user}@example.com`,
        sale_team_id: teamOf(user!),
      })),
    ),
    'mail.activity.json': rpc(
      activities
        .filter(({ done_at }) => !done_at)
        .map((activity) => ({
          id: numberOf(activity.activity_id!),
          res_model: 'crm.lead',
          res_id: numberOf(activity.deal_id!),
          activity_type_id: activity.type === 'call' ? link(2, 'call') : link(3, 'meeting'),
          summary: activity.subject,
          date_deadline: activity.due_at!.slice(0, 10),
          user_id: person(activity.owner!),
          create_date: plain(activity.created_at!),
        })),
    ),
  });
}

export const odoo: FormExport = {
  name: 'Odoo, API',
  stages: {
    ...Object.fromEntries(kept.map(({ stage }) => [stage!, String(stageId(stage!))])),
    Lost: '__lost',
  },
  words: calledOtherwise,
  write: writeAnswers,
};
