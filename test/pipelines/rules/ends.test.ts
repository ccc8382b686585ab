import { beforeAll, expect, test } from 'vitest';
import { type HandMade, handMade } from './hand-made.ts';

/** What must be there after a deal is won or lost, and clients that nobody touches. */
const process = `
id: hand
name: { en: Hand-made, ru: Ручной }
entity: deal
order: strict
clock: working
calendar: de
stages:
  - { id: talk, match: [Talk] }
  - { id: contract, match: [Contract], expects: [{ id: sign, type: contract, en: Sign, ru: Подписать }] }
won: [{ id: won, match: [Won] }]
lost: [{ id: lost, match: [Lost] }]
rules:
  won_without_document: { field: order_signed_at }
  won_without_feedback: { days: 30 }
  won_without_learnings: {}
  won_without_revenue: {}
  won_without_hours: {}
  won_without_task: { task: sign }
  won_without_next_activity: { working_days: 5 }
  lost_without_context: {}
  lost_without_disposition: {}
  key_account_silent: { category: [A], days: 30 }
  no_warmup: { stage: talk, days: 30 }
`;

const columns =
  'order_signed_at,csat,key_learnings,revenue_actual,hours_spent,loss_context,after_loss,return_on'.split(
    ',',
  );
type More = { account?: string; since?: string } & Record<string, string>;
const deals: string[] = [];
const deal = (
  id: string,
  status: 'open' | 'won' | 'lost',
  created: string,
  closed: string,
  more: Partial<More> = {},
) =>
  deals.push(
    [
      id,
      { open: 'Talk', won: 'Won', lost: 'Lost' }[status],
      status,
      created,
      closed,
      created,
      more.account ?? '',
      ...columns.map((name) => more[name] ?? ''),
    ].join(','),
  );
const old = '2026-01-12T09:00:00Z';
const won = '2026-03-15T10:00:00Z';

deal('r-full', 'won', old, won, {
  order_signed_at: '2026-03-14',
  csat: '9',
  key_learnings: 'Ask earlier',
  revenue_actual: '500',
  hours_spent: '3',
});
deal('r-empty', 'won', old, won);
deal('r-filler', 'won', old, won, {
  order_signed_at: '-',
  csat: 'n/a',
  key_learnings: '—',
  revenue_actual: '0',
  hours_spent: '0',
});
deal('r-told', 'won', old, won, {
  order_signed_at: '2026-04-09',
  csat: '8',
  key_learnings: 'x',
  revenue_actual: '1000',
  hours_spent: '1',
});
deal('r-open', 'open', old, '');
deal('l-full', 'lost', old, won, { loss_context: 'Budget cut', after_loss: 'archive' });
deal('l-empty', 'lost', old, won);
deal('s-done', 'won', old, won);
deal('s-planned', 'won', old, won);
deal('s-other', 'won', old, won);

// Thursday 2 April 12:00 in Berlin; the 3rd and the 6th are Easter holidays: the fifth working day ends on Monday the 13th, 12:00.
const easter = '2026-04-02T10:00:00Z';
deal('v-silent', 'won', old, easter);
deal('v-planned', 'won', old, easter);
deal('v-late', 'won', old, easter);
deal('v-other-deal', 'won', old, easter, { account: 'B1' });
deal('x-other-deal', 'open', old, '', { account: 'B1' });
deal('v-young', 'won', old, '2026-04-16T10:00:00Z');

deal('d-due', 'lost', old, won, { return_on: '2026-04-10', account: 'B2' });
deal('d-touched', 'lost', old, won, { return_on: '2026-04-10' });
deal('d-new-deal', 'lost', old, won, { return_on: '2026-04-10', account: 'B3' });
deal('x-new-deal', 'open', '2026-04-12T09:00:00Z', '', { account: 'B3' });
deal('d-today', 'lost', old, won, { return_on: '2026-04-20' });
deal('d-reopened', 'open', old, '', { return_on: '2026-04-10' });

deal('y-silent-old', 'won', old, '2026-02-01T10:00:00Z', { account: 'A1' });
deal('y-silent', 'open', '2026-02-10T09:00:00Z', '', { account: 'A1' });
deal('y-common', 'open', '2026-02-10T09:00:00Z', '', { account: 'B4' });
deal('y-touched', 'open', '2026-02-10T09:00:00Z', '', { account: 'A2' });
deal('y-by-person', 'open', '2026-02-10T09:00:00Z', '', { account: 'A3' });

deal('u-cold', 'open', '2026-03-10T10:00:00Z', '');
deal('u-warm', 'open', '2026-03-10T10:00:00Z', '');
deal('u-warm-long-ago', 'open', '2026-03-01T10:00:00Z', '');
deal('u-young', 'open', '2026-04-01T10:00:00Z', '');

/** deal, account, contact, type, created, due, done */
const activities = [
  's-done,,,contract,2026-03-01T09:00:00Z,,2026-03-10T09:00:00Z',
  's-planned,,,contract,2026-03-01T09:00:00Z,2026-05-10T09:00:00Z,',
  's-other,,,call,2026-03-01T09:00:00Z,,2026-03-10T09:00:00Z',
  'v-planned,,,call,2026-04-03T09:00:00Z,2026-05-20T09:00:00Z,',
  'v-late,,,call,2026-04-14T09:00:00Z,,2026-04-14T09:00:00Z',
  'x-other-deal,,,call,2026-04-09T09:00:00Z,,2026-04-09T09:00:00Z',
  'd-due,,,call,2026-04-09T09:00:00Z,,2026-04-09T09:00:00Z',
  'd-touched,,,call,2026-04-10T09:00:00Z,,2026-04-10T09:00:00Z',
  'y-silent,,,call,2026-03-10T09:00:00Z,,2026-03-10T10:00:00Z',
  ',A2,,call,2026-04-15T09:00:00Z,,2026-04-15T09:00:00Z',
  ',,P3,call,2026-04-15T09:00:00Z,,2026-04-15T09:00:00Z',
  'y-common,,,call,2026-02-11T09:00:00Z,,2026-02-11T09:00:00Z',
  'u-warm,,,Вебинар,2026-04-01T09:00:00Z,,2026-04-01T09:00:00Z',
  'u-warm-long-ago,,,webinar,2026-03-10T10:00:00Z,,2026-03-10T10:00:00Z',
  'u-cold,,,call,2026-04-01T09:00:00Z,,2026-04-01T09:00:00Z',
  'u-warm-long-ago,,,Статья,2026-03-10T10:00:00Z,,2026-03-10T10:00:00Z',
].map((row, n) => `a${n},${row}`);

let world: HandMade;

beforeAll(async () => {
  world = await handMade(
    'ends',
    process,
    {
      deals: [
        `deal_id,stage,status,created_at,closed_at,stage_entered_at,account_id,${columns.join(',')}`,
        ...deals,
      ],
      field_history: [
        'deal_id,field,changed_at,old_value,new_value,changed_by',
        'r-told,order_signed_at,2026-04-09T10:00:00Z,,2026-04-09,anna',
      ],
      activities: ['activity_id,deal_id,account_id,contact_id,type,created_at,due_at,done_at', ...activities],
      accounts: [
        'account_id,name,category',
        'A1,One,A',
        'A2,Two,a',
        'A3,Three,A',
        ...[1, 2, 3, 4].map((n) => `B${n},Common ${n},B`),
      ],
      contacts: ['contact_id,account_id,name', 'P3,A3,Ada'],
    },
    '2026-04-20T10:00:00Z',
  );
});

const closedEmpty = ['r-empty 2026-03-15T10:00Z now', 'r-filler 2026-03-15T10:00Z now'];

test('the document that the process names; before it was signed on the 9th it was not there', async () => {
  expect(await world.flags('won_without_document', 'r-')).toEqual(closedEmpty);
  expect(await world.flags('won_without_document', 'r-', { as_of: '2026-04-05' })).toEqual([
    ...closedEmpty,
    'r-told 2026-03-15T10:00Z now',
  ]);
  expect((await world.flag('won_without_document', 'r-empty'))?.message.ru).toBe(
    'Выиграна, а документа нет: Дата подписания заказа',
  );
  expect(await world.rule('won_without_document')).toMatchObject({ severity: 'high', judged: true });
});

test.each(['won_without_learnings', 'won_without_revenue', 'won_without_hours'])(
  '%s: empty, a filler or zero',
  async (rule) => {
    expect(await world.flags(rule, 'r-')).toEqual(closedEmpty);
  },
);

test('15 March 11:00 + 30 days = 14 April 11:00 in Berlin, an hour less in between', async () => {
  expect(await world.flags('won_without_feedback', 'r-')).toEqual([
    'r-empty 2026-04-14T09:00Z now',
    'r-filler 2026-04-14T09:00Z now',
  ]);
  expect(await world.flags('won_without_feedback', 'r-', { as_of: '2026-04-14T08:59:00Z' })).toEqual([]);
});

test.each(['lost_without_context', 'lost_without_disposition'])(
  '%s: asked of the lost only',
  async (rule) => {
    expect(await world.flags(rule, 'l-')).toEqual(['l-empty 2026-03-15T10:00Z now']);
    expect(await world.flags(rule, 'r-')).toEqual([]);
    expect(await world.flags(rule, 'l-', { as_of: '2026-03-14' })).toEqual([]);
  },
);

test('the task was done, not planned, and not another', async () => {
  expect(await world.flags('won_without_task', 's-')).toEqual([
    's-other 2026-03-15T10:00Z now',
    's-planned 2026-03-15T10:00Z now',
  ]);
  expect((await world.flag('won_without_task', 's-other'))?.message.en).toBe(
    'Won, and the task was not done: Sign',
  );
});

test('five working days after the win, over Easter', async () => {
  expect(await world.flags('won_without_next_activity', 'v-')).toEqual([
    'v-late 2026-04-13T10:00Z now',
    'v-silent 2026-04-13T10:00Z now',
  ]);
  expect(await world.flags('won_without_next_activity', 'v-', { as_of: '2026-04-13T09:59:00Z' })).toEqual([]);
});

test('the day of return has passed with nothing since; what was done the day before does not count', async () => {
  expect(await world.flags('deferred_return_overdue', 'd-')).toEqual(['d-due 2026-04-10T21:59Z now']);
  expect(await world.flags('deferred_return_overdue', 'd-', { as_of: '2026-04-10' })).toEqual([]);
});

test('a key client without a touch for 30 days, on the latest deal; touches of the company and of its people count', async () => {
  expect(await world.flags('key_account_silent', 'y-')).toEqual(['y-silent 2026-04-09T09:00Z now']);
  // Two others were touched on 15 April only: made on 10 February 10:00, silent from 12 March 10:00 on.
  expect(await world.flags('key_account_silent', 'y-', { as_of: '2026-04-09T08:59:00Z' })).toEqual([
    'y-by-person 2026-03-12T09:00Z now',
    'y-touched 2026-03-12T09:00Z now',
  ]);
  expect((await world.flag('key_account_silent', 'y-silent'))?.message.en).toMatch(/since 10\sMar\s2026$/);
});

test('30 days in the stage since the entry or the last warm-up', async () => {
  expect(await world.flags('no_warmup', 'u-')).toEqual([
    'u-cold 2026-04-09T09:00Z now',
    'u-warm-long-ago 2026-04-09T09:00Z now',
  ]);
  expect(await world.flags('no_warmup', 'u-', { as_of: '2026-04-09T08:59:00Z' })).toEqual([]);
});
