import { beforeAll, expect, test } from 'vitest';
import { type HandMade, handMade } from './hand-made.ts';

/** Who moved what where and when: rules over moves. */
const process = `
id: hand
name: { en: Hand-made, ru: Ручной }
entity: deal
order: free
stages:
  - { id: new, match: [New] }
  - { id: talk, match: [Talk] }
  - { id: offer, match: [Offer] }
won: [{ id: won, match: [Won], from: [offer] }]
lost: [{ id: lost, match: [Lost], from: [talk, offer] }]
rules: { disputed_stage: {}, batch_move: { cases: 3, minutes: 10 } }
`;

type Step = readonly [stage: string, at: string, by?: string, via?: string];
const deals: Record<string, { created: string; steps: Step[] }> = {};
const day = (text: string) => `2026-${text}:00Z`;
const made = (id: string, ...steps: Step[]) => {
  deals[id] = { created: day(steps[0]![1]), steps };
};

made('f-new-lost', ['New', '01-12T09:00'], ['Lost', '01-13T09:00']);
made('f-talk-lost', ['New', '01-12T09:00'], ['Talk', '01-13T09:00'], ['Lost', '01-14T09:00']);
made('f-talk-won', ['New', '01-12T09:00'], ['Talk', '01-13T09:00'], ['Won', '01-14T09:00']);
made('f-offer-won', ['New', '01-12T09:00'], ['Offer', '01-13T09:00'], ['Won', '01-14T09:00']);
made('f-reopened', ['New', '01-12T09:00'], ['Lost', '01-13T09:00'], ['Talk', '01-15T09:00']);
made('f-born-lost', ['Lost', '01-12T09:00']);

const round = ['Talk', 'Offer', 'Talk', 'Offer', 'Talk'];
made('g-thrice', ...round.map((stage, n): Step => [stage, `01-${12 + n}T09:00`]));
made('g-twice', ...round.slice(0, 4).map((stage, n): Step => [stage, `01-${12 + n}T09:00`]));
made('g-repeated', ...['Talk', 'Talk', 'Talk'].map((stage, n): Step => [stage, `01-${12 + n}T09:00`]));

// 13 March 12:00Z + 14 days = 27 March 12:00Z, and over the night of the change 29 March 11:00Z + 14 days = 12 April 11:00Z.
made(
  'd-two',
  ['Talk', '03-01T09:00', 'anna'],
  ['Offer', '03-13T12:00', 'anna'],
  ['Talk', '03-27T12:00', 'boris'],
);
made(
  'd-late',
  ['Talk', '03-01T09:00', 'anna'],
  ['Offer', '03-13T12:00', 'anna'],
  ['Talk', '03-27T12:01', 'boris'],
);
made(
  'd-spring',
  ['Talk', '03-01T09:00', 'anna'],
  ['Offer', '03-28T11:00', 'anna'],
  ['Talk', '04-11T11:00', 'boris'],
);
made(
  'd-same',
  ['Talk', '03-01T09:00', 'anna'],
  ['Offer', '03-13T12:00', 'anna'],
  ['Talk', '03-14T12:00', 'anna'],
);
made(
  'd-robot',
  ['Talk', '03-01T09:00', 'anna'],
  ['Offer', '03-13T12:00', 'anna'],
  ['Talk', '03-14T12:00', 'robot'],
);
made(
  'd-other',
  ['Talk', '03-01T09:00', 'anna'],
  ['Offer', '03-13T12:00', 'anna'],
  ['New', '03-14T12:00', 'boris'],
);

made(
  'c-ten',
  ['New', '01-12T09:00', 'carl'],
  ['Talk', '01-14T12:00', 'carl'],
  ['Offer', '01-14T12:10', 'carl'],
);
made(
  'c-eleven',
  ['New', '01-12T09:00', 'carl'],
  ['Talk', '01-14T12:00', 'carl'],
  ['Offer', '01-14T12:11', 'carl'],
);
made(
  'c-born',
  ['New', '01-12T09:00', 'dora'],
  ['Talk', '01-12T09:02', 'dora'],
  ['Offer', '01-12T09:03', 'dora'],
);
made(
  'c-robot',
  ['New', '01-12T09:00'],
  ['Talk', '01-14T12:00', 'x', 'workflow'],
  ['Offer', '01-14T12:05', 'x', 'workflow'],
);
made(
  'c-back',
  ['Talk', '01-12T09:00', 'dora'],
  ['Offer', '01-15T12:00', 'dora'],
  ['New', '01-15T12:05', 'dora'],
);
// Berlin: 1:55 and 3:05 of 29 March, ten minutes apart.
made(
  'c-spring',
  ['New', '03-20T09:00', 'carl'],
  ['Talk', '03-29T00:55', 'carl'],
  ['Offer', '03-29T01:05', 'carl'],
);

made('b-1', ['New', '02-02T09:00', 'emil'], ['Talk', '02-09T12:00', 'emil']);
made('b-2', ['New', '02-02T09:00', 'emil'], ['Talk', '02-09T12:00', 'emil']);
made('b-3', ['New', '02-02T09:00', 'emil'], ['Talk', '02-09T12:10', 'emil']);
made('b-4', ['New', '02-02T09:00', 'emil'], ['Talk', '02-09T12:31', 'emil']);
made(
  'b-two-a',
  ['New', '02-02T09:00', 'fred'],
  ['Talk', '02-09T12:00', 'fred'],
  ['Offer', '02-09T12:05', 'fred'],
);
made('b-two-b', ['New', '02-02T09:00', 'fred'], ['Talk', '02-09T12:01', 'fred']);
for (const n of [1, 2, 3])
  made(`b-robot-${n}`, ['New', '02-02T09:00', 'robot'], ['Talk', '02-09T12:00', 'robot']);
for (const n of [1, 2, 3])
  made(`b-import-${n}`, ['New', '02-02T09:00'], ['Talk', '02-09T12:00', 'emil', 'import']);
for (const n of [1, 2, 3]) made(`b-born-${n}`, ['New', '02-10T12:00', 'gleb']);

let world: HandMade;

beforeAll(async () => {
  const all = Object.entries(deals);
  world = await handMade(
    'moves',
    process,
    {
      deals: [
        'deal_id,stage,created_at',
        ...all.map(([id, { created, steps }]) => `${id},${steps.at(-1)![0]},${created}`),
      ],
      stage_history: [
        'deal_id,stage,entered_at,changed_by,via',
        ...all.flatMap(([id, { steps }]) =>
          steps.map(([stage, at, by = '', via = '']) => `${id},${stage},${day(at)},${by},${via}`),
        ),
      ],
      users: ['user,name,is_service', 'robot,Robot,true', 'anna,Anna,false'],
    },
    '2026-04-30T12:00:00Z',
  );
});

test('a final stage is entered from where the process lets it; a deal born final came from nowhere', async () => {
  expect(await world.flags('final_from_wrong_stage', 'f-')).toEqual([
    'f-new-lost 2026-01-13T09:00Z now',
    'f-reopened 2026-01-13T09:00Z past',
    'f-talk-won 2026-01-14T09:00Z now',
  ]);
  expect(await world.flags('final_from_wrong_stage', 'f-', { as_of: '2026-01-13' })).toEqual([
    'f-new-lost 2026-01-13T09:00Z now',
    'f-reopened 2026-01-13T09:00Z now',
  ]);
  expect((await world.flag('final_from_wrong_stage', 'f-talk-won'))?.message.en).toBe(
    'Closed as won straight from talk',
  );
});

test('the third coming to a stage; rows in a row are one stay', async () => {
  expect(await world.flags('ping_pong', 'g-')).toEqual(['g-thrice 2026-01-16T09:00Z now']);
  expect(await world.flags('ping_pong', 'g-', { as_of: '2026-01-15' })).toEqual([]);
  expect((await world.flag('ping_pong', 'g-thrice'))?.message.en).toBe('Came to talk 3 times');
});

test('one moved it out, another back within 14 × 24 hours, over the change of clocks too', async () => {
  expect(await world.flags('disputed_stage', 'd-')).toEqual([
    'd-spring 2026-04-11T11:00Z now',
    'd-two 2026-03-27T12:00Z now',
  ]);
  expect((await world.flag('disputed_stage', 'd-two'))?.message.en).toBe(
    'Moved to offer by one and back to talk by another',
  );
});

test('two moves forwards within ten minutes by a person, not at the creation', async () => {
  expect(await world.flags('catch_up', 'c-')).toEqual([
    'c-spring 2026-03-29T01:05Z now',
    'c-ten 2026-01-14T12:10Z now',
  ]);
  expect(await world.flags('catch_up', 'c-', { as_of: '2026-01-14T12:09:00Z' })).toEqual([]);
});

test('three deals by one person within ten minutes, ties and the tenth minute included; two deals in three moves are two', async () => {
  expect(await world.flags('batch_move', 'b-')).toEqual([
    'b-1 2026-02-09T12:00Z now',
    'b-2 2026-02-09T12:00Z now',
    'b-3 2026-02-09T12:10Z now',
  ]);
  expect(await world.flags('batch_move', 'b-', { as_of: '2026-02-09T12:09:00Z' })).toEqual([]);
});

test('a page of one deal still says how many were moved with it', async () => {
  expect((await world.flag('batch_move', 'b-3'))?.message.en).toBe(
    'One of 3 deals that one person moved within 10 minutes',
  );
});
