import { table, writeFiles } from './canon.ts';
import type { FormExport } from './form-export.ts';
import {
  activities,
  calledOtherwise,
  changesOf,
  deals,
  movesOf,
  numberOf,
  plain,
  stages,
  userNumber,
  users,
  wallClock,
} from './story.ts';

type Deal = (typeof deals)[number];

const final: Readonly<Record<string, 'won' | 'lost'>> = { Won: 'won', Lost: 'lost', Unfit: 'lost' };
const open = stages.filter(({ stage }) => !(stage! in final));
const stageId = (stage: string) => 10 + open.findIndex((row) => row.stage === stage);
const person = (user: string) => ({
  id: userNumber(user),
  name: users.find((row) => row.user === user)!.name,
  email: `${user}@example.com`,
});
const statusOf = (deal: Deal) => final[deal.stage!] ?? (deal.deal_id === 'D12' ? 'lost' : 'open');

/** A card that was won or lost stays on its last open stage. */
const openStageOf = (deal: Deal) =>
  movesOf(deal)
    .map(({ to }) => to)
    .findLast((stage) => !(stage in final)) ?? 'Inquiry';

function card(deal: Deal) {
  const status = statusOf(deal);
  const moved = movesOf(deal).findLast(({ to, from }) => from !== null && !(to in final));
  const ended = status === 'open' ? null : plain(deal.closed_at!);
  return {
    id: numberOf(deal.deal_id!),
    title: deal.name,
    value: deal.amount ? Number(deal.amount) : null,
    currency: deal.currency,
    stage_id: stageId(openStageOf(deal)),
    pipeline_id: 1,
    status,
    probability: deal.probability ? Number(deal.probability) * 100 : null,
    user_id: person(deal.owner!),
    person_id: null,
    org_id: null,
    add_time: plain(deal.created_at!),
    update_time: plain(deal.updated_at!),
    stage_change_time: moved ? plain(moved.at) : null,
    won_time: status === 'won' ? ended : null,
    lost_time: status === 'lost' ? ended : '',
    close_time: ended,
    lost_reason: deal.lost_reason || null,
    expected_close_date: deal.expected_close_date || null,
    channel: deal.source || null,
  };
}

type Logged = { at: string; field_key: string; old_value: unknown; new_value: unknown; by: string };

/** Moves between stages, and what wins, loses and reopens: a status beside the stage. */
function flowOf(deal: Deal) {
  const [creation, ...moves] = movesOf(deal);
  const log: Logged[] = [
    {
      at: deal.created_at!,
      field_key: 'add_time',
      old_value: null,
      new_value: plain(deal.created_at!),
      by: creation?.by ?? deal.owner!,
    },
  ];
  let stage = creation?.to ?? '';
  for (const { at, from, to, by } of moves) {
    const [before, after] = [final[from!] ?? 'open', final[to] ?? 'open'];
    if (before !== after) log.push({ at, field_key: 'status', old_value: before, new_value: after, by });
    if (to in final || to === stage) continue;
    log.push({ at, field_key: 'stage_id', old_value: String(stageId(stage)), new_value: stageId(to), by });
    stage = to;
  }
  for (const [field, key] of [
    ['expected_close_date', 'expected_close_date'],
    ['amount', 'value'],
  ] as const) {
    for (const { at, old, now, by } of changesOf(deal, field)) {
      log.push({ at, field_key: key, old_value: old || null, new_value: now, by });
    }
  }
  for (const { at, old, now, by } of changesOf(deal, 'owner')) {
    log.push({ at, field_key: 'user_id', old_value: userNumber(old), new_value: userNumber(now), by });
  }
  return log.map((entry) => ({ ...entry, item_id: numberOf(deal.deal_id!) }));
}

const page = (data: unknown) => ({ success: true, data, additional_data: { pagination: { start: 0 } } });

function writeAnswers(folder: string): void {
  const flow = deals
    .flatMap(flowOf)
    .map(({ at, by, ...entry }, no) => ({
      object: 'dealChange',
      timestamp: plain(at),
      data: {
        id: 1290 + no,
        ...entry,
        user_id: userNumber(by),
        log_time: plain(at),
        is_bulk_update_flag: null,
        additional_data: [],
      },
    }))
    .toReversed();
  writeFiles(folder, {
    'deals.json': page(deals.map(card)),
    'flow.json': page(flow),
    'stages.json': page(
      open.map(({ stage, name, position, probability }) => ({
        id: stageId(stage!),
        order_nr: Number(position),
        name,
        active_flag: true,
        deal_probability: Number(probability) * 100,
        pipeline_id: 1,
        pipeline_name: 'Sales',
      })),
    ),
    'pipelines.json': page([{ id: 1, name: 'Sales', url_title: 'Sales', order_nr: 1, active: true }]),
    'users.json': page(users.map(({ user }) => ({ ...person(user!), is_admin: 0, icon_url: null }))),
    'activities.json': page(
      activities.map((activity) => ({
        id: numberOf(activity.activity_id!),
        deal_id: numberOf(activity.deal_id!),
        type: activity.type,
        subject: activity.subject,
        add_time: plain(activity.created_at!),
        due_date: activity.due_at!.slice(0, 10),
        due_time: '09:00',
        done: activity.done_at !== '',
        marked_as_done_time: activity.done_at ? plain(activity.done_at) : '',
        user_id: userNumber(activity.owner!),
      })),
    ),
  });
}

function writeTable(folder: string): void {
  const rows = deals.map((deal) => {
    const { status, won_time, lost_time } = card(deal);
    const time = (text: string | null) => (text ? wallClock(`${text.replace(' ', 'T')}Z`) : '');
    return {
      'Deal - ID': numberOf(deal.deal_id!),
      'Deal - Title': deal.name,
      'Deal - Value': deal.amount,
      'Deal - Currency of value': deal.currency,
      'Deal - Probability': deal.probability ? Number(deal.probability) * 100 : '',
      'Deal - Pipeline': 'Sales',
      'Deal - Stage': openStageOf(deal),
      'Deal - Status': status[0]!.toUpperCase() + status.slice(1),
      'Deal - Owner': person(deal.owner!).name,
      'Deal - Source channel': deal.source,
      'Deal - Deal created': wallClock(deal.created_at!),
      'Deal - Update time': wallClock(deal.updated_at!),
      'Deal - Expected close date': deal.expected_close_date,
      'Deal - Won time': time(won_time),
      'Deal - Lost time': time(lost_time),
      'Deal - Lost reason': deal.lost_reason,
    };
  });
  writeFiles(folder, { 'deals-12345-1.csv': table(rows) });
}

const finals = { Won: '__won', Lost: '__lost' };

export const pipedrive: FormExport = {
  name: 'Pipedrive, API',
  stages: { ...Object.fromEntries(open.map(({ stage }) => [stage!, String(stageId(stage!))])), ...finals },
  words: calledOtherwise,
  write: writeAnswers,
};
export const pipedriveTable: FormExport = {
  name: 'Pipedrive, list export',
  stages: finals,
  words: calledOtherwise,
  write: writeTable,
};
