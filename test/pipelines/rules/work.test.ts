import { beforeAll, expect, test } from 'vitest';
import { type HandMade, handMade } from './hand-made.ts';

/** Activities, tasks, steps ahead and people: what was done while a deal stood in its stages. */
const process = `
id: hand
name: { en: Hand-made, ru: Ручной }
entity: deal
order: strict
stages:
  - { id: new, match: [New] }
  - id: talk
    match: [Talk]
    expects:
      - { type: call, min: 1 }
      - { id: deck, type: [presentation, task], keywords: [deck], en: The deck, ru: Презентация }
  - { id: offer, match: [Offer] }
won: [{ id: won, match: [Won] }]
lost: [{ id: lost, match: [Lost] }]
rules: { moved_without_action: {}, one_contact_only: { from_stage: offer } }
`;

type Deal = { steps: [string, string][]; owner?: string; step?: string };
const deals: Record<string, Deal> = {};
const activities: string[] = [];
const at = (text: string) => (text ? `2026-${text}:00Z` : '');
const deal = (id: string, steps: [string, string][], more: Omit<Deal, 'steps'> = {}) => {
  deals[id] = { steps, owner: 'anna', ...more };
};
type Activity = {
  type?: string;
  subject?: string;
  created?: string;
  due?: string;
  done?: string;
  status?: string;
  changed?: string;
  owner?: string;
};
const act = (id: string, a: Activity) =>
  activities.push(
    [
      `a${activities.length}`,
      id,
      a.type ?? 'email',
      a.subject ?? '',
      at(a.created ?? ''),
      at(a.due ?? ''),
      at(a.done ?? ''),
      a.status ?? '',
      at(a.changed ?? ''),
      a.owner ?? 'anna',
    ].join(','),
  );

const toTalk: [string, string][] = [
  ['New', '01-12T09:00'],
  ['Talk', '01-14T09:00'],
];
deal('m-done', toTalk);
act('m-done', { created: '01-12T10:00', done: '01-13T09:00' });
deal('m-none', toTalk);
deal('m-edge', toTalk);
act('m-edge', { created: '01-12T10:00', done: '01-14T09:00' });
deal('m-stale', [...toTalk, ['Offer', '01-16T09:00']]);
act('m-stale', { created: '01-12T10:00', done: '01-13T09:00' });
deal('m-cancelled', toTalk);
act('m-cancelled', { created: '01-12T10:00', status: 'cancelled', changed: '01-13T09:00' });
deal('m-lost', [
  ['New', '01-12T09:00'],
  ['Lost', '01-14T09:00'],
]);
deal('m-back', [
  ['Talk', '01-12T09:00'],
  ['New', '01-14T09:00'],
]);

const slow: [string, string][] = [
  ['New', '01-12T09:00'],
  ['Talk', '01-20T09:00'],
];
for (const id of [
  't-open',
  't-done-later',
  't-done',
  't-ahead',
  't-by-move',
  't-early',
  't-ahead-cut',
  't-undated',
])
  deal(id, slow);
deal('t-lost', [
  ['New', '01-12T09:00'],
  ['Lost', '01-20T09:00'],
]);
act('t-open', { subject: 'Call back', created: '01-13T09:00', due: '01-18T09:00', status: 'planned' });
act('t-done-later', { created: '01-13T09:00', due: '01-18T09:00', done: '01-22T09:00', status: 'done' });
act('t-done', { created: '01-13T09:00', due: '01-18T09:00', done: '01-19T09:00', status: 'done' });
act('t-ahead', { created: '01-13T09:00', due: '01-25T09:00', status: 'planned' });
act('t-by-move', { created: '01-13T09:00', due: '01-18T09:00', status: 'cancelled', changed: '01-20T08:55' });
act('t-early', { created: '01-13T09:00', due: '01-18T09:00', status: 'cancelled', changed: '01-20T08:54' });
act('t-ahead-cut', {
  created: '01-13T09:00',
  due: '01-25T09:00',
  status: 'cancelled',
  changed: '01-20T09:04',
});
act('t-undated', { created: '01-13T09:00', status: 'planned' });
act('t-lost', { created: '01-13T09:00', due: '01-18T09:00', status: 'planned' });

// Berlin on 31 March is two hours ahead: 21:59Z is 23:59 of the 31st, 22:00Z is the 1st.
for (const id of ['o-yesterday', 'o-today', 'o-done', 'o-two']) deal(id, [['New', '01-12T09:00']]);
deal('o-won', [
  ['New', '01-12T09:00'],
  ['Won', '03-20T09:00'],
]);
act('o-yesterday', { due: '03-31T21:59', status: 'planned' });
act('o-today', { due: '03-31T22:00', status: 'planned' });
act('o-done', { due: '03-20T09:00', done: '03-25T09:00' });
act('o-two', { due: '03-10T09:00', status: 'planned', subject: 'First' });
act('o-two', { due: '03-12T09:00', status: 'planned', subject: 'Second' });
act('o-won', { due: '03-10T09:00', status: 'planned' });

for (const id of ['n-nobody', 'n-person', 'n-both', 'n-past']) deal(id, [['New', '01-12T09:00']]);
deal('n-card', [['New', '01-12T09:00']], { step: '2026-04-05' });
deal('n-card-nobody', [['New', '01-12T09:00']], { step: '2026-04-05', owner: '' });
act('n-nobody', { due: '04-05T09:00', status: 'planned', owner: '' });
act('n-person', { due: '04-05T09:00', status: 'planned' });
act('n-both', { due: '04-05T09:00', status: 'planned', owner: '' });
act('n-both', { due: '04-06T09:00', status: 'planned' });
act('n-past', { due: '03-05T09:00', status: 'planned', owner: '' });
act('n-card', { due: '04-05T09:00', status: 'planned', owner: '' });

const through: [string, string][] = [...toTalk, ['Offer', '01-16T09:00']];
for (const id of ['e-both', 'e-none', 'e-call', 'e-wrong-words']) deal(id, through);
deal('e-twice', [
  ['Talk', '01-12T09:00'],
  ['New', '01-13T09:00'],
  ['Talk', '01-14T09:00'],
  ['Offer', '01-16T09:00'],
]);
deal('e-lost', [...toTalk, ['Lost', '01-16T09:00']]);
act('e-both', { type: 'call', created: '01-14T10:00', status: 'planned', due: '01-15T09:00' });
act('e-both', { type: 'task', subject: 'Deck for the board', created: '01-14T10:00', due: '01-15T09:00' });
act('e-call', { type: 'call', created: '01-14T10:00', done: '01-15T09:00' });
act('e-wrong-words', { type: 'call', created: '01-14T10:00', done: '01-15T09:00' });
act('e-wrong-words', { type: 'task', subject: 'Dinner', created: '01-14T10:00', due: '01-15T09:00' });
act('e-twice', { type: 'call', created: '01-12T10:00', done: '01-12T11:00' });
act('e-twice', { type: 'presentation', subject: 'The deck', created: '01-14T10:00', done: '01-14T11:00' });

for (const id of ['k-one', 'k-two', 'k-later']) deal(id, through);
deal('k-early', toTalk);
const linked = [
  'k-one,C1,',
  'k-two,C1,',
  'k-two,C2,',
  'k-early,C1,',
  'k-later,C1,',
  `k-later,C2,${at('03-30T09:00')}`,
];

let world: HandMade;

beforeAll(async () => {
  const all = Object.entries(deals);
  world = await handMade(
    'work',
    process,
    {
      deals: [
        'deal_id,stage,created_at,owner,next_step_date',
        ...all.map(
          ([id, { steps, owner, step }]) =>
            `${id},${steps.at(-1)![0]},${at(steps[0]![1])},${owner},${step ?? ''}`,
        ),
      ],
      stage_history: [
        'deal_id,stage,entered_at',
        ...all.flatMap(([id, { steps }]) => steps.map(([stage, when]) => `${id},${stage},${at(when)}`)),
      ],
      activities: [
        'activity_id,deal_id,type,subject,created_at,due_at,done_at,status,status_changed_at,owner',
        ...activities,
      ],
      contacts: ['contact_id,name', 'C1,Ada', 'C2,Bert'],
      deal_contacts: ['deal_id,contact_id,added_at', ...linked],
    },
    '2026-04-01T10:00:00Z',
  );
});

test('nothing done between entering and leaving; what was cancelled is not done, the moment of the move counts', async () => {
  expect(await world.flags('moved_without_action', 'm-')).toEqual([
    'm-cancelled 2026-01-14T09:00Z now',
    'm-none 2026-01-14T09:00Z now',
    'm-stale 2026-01-16T09:00Z now',
  ]);
});

test('tasks due by the move and undone, or cancelled within five minutes of it; those ahead are the next steps', async () => {
  expect(await world.flags('moved_with_open_tasks', 't-')).toEqual([
    't-ahead-cut 2026-01-20T09:00Z past',
    't-by-move 2026-01-20T09:00Z past',
    't-done-later 2026-01-20T09:00Z past',
    't-open 2026-01-20T09:00Z now',
    't-undated 2026-01-20T09:00Z now',
  ]);
  expect((await world.flag('moved_with_open_tasks', 't-open'))?.message.en).toBe(
    'Left new with a task undone: Call back',
  );
});

test('as of the 21st the task that was done on the 22nd is still undone, as of the 19th nobody has moved', async () => {
  expect(await world.flags('moved_with_open_tasks', 't-done', { as_of: '2026-01-21' })).toEqual([
    't-done-later 2026-01-20T09:00Z now',
  ]);
  expect(await world.flags('moved_with_open_tasks', 't-', { as_of: '2026-01-19' })).toEqual([]);
});

test('due before the local day: one finding per deal, at the end of the earliest day', async () => {
  expect(await world.flags('task_overdue', 'o-')).toEqual([
    'o-two 2026-03-10T22:59Z now',
    'o-yesterday 2026-03-31T21:59Z now',
  ]);
  expect(await world.flags('task_overdue', 'o-', { as_of: '2026-03-31' })).toEqual([
    'o-two 2026-03-10T22:59Z now',
  ]);
  expect((await world.flag('task_overdue', 'o-two'))?.message.en).toContain('is not done: First');
});

test('a step ahead without a person, on the activity and on the card', async () => {
  expect(await world.flags('next_step_without_owner', 'n-')).toEqual([
    'n-card-nobody 2026-04-01T10:00Z now',
    'n-nobody 2026-04-01T10:00Z now',
  ]);
});

test('what the stage expects: by kind and by the words of the subject, in any of the stays', async () => {
  expect(await world.flags('expected_activity_missing', 'e-')).toEqual([
    'e-call 2026-01-16T09:00Z now',
    'e-none 2026-01-16T09:00Z now',
    'e-none 2026-01-16T09:00Z now',
    'e-wrong-words 2026-01-16T09:00Z now',
  ]);
  expect((await world.flag('expected_activity_missing', 'e-call'))?.message).toEqual({
    en: 'Left talk without: The deck',
    ru: 'Ушла с этапа «talk», а дела не было: Презентация',
  });
  // m-stale, five of e- (the lost one is not asked), k-one, k-two, k-later: nine left the stage forwards.
  expect(await world.rule('expected_activity_missing')).toMatchObject({ exposed: 9 });
});

test('one person on the client’s side from the offer on; the second came on 30 March', async () => {
  expect(await world.flags('one_contact_only', 'k-')).toEqual(['k-one 2026-01-16T09:00Z now']);
  expect(await world.flags('one_contact_only', 'k-', { as_of: '2026-03-29' })).toEqual([
    'k-later 2026-01-16T09:00Z now',
    'k-one 2026-01-16T09:00Z now',
  ]);
});
