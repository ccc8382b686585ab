import { beforeAll, expect, test } from 'vitest';
import { type HandMade, handMade } from './hand-made.ts';

/** Reasons, closing dates, companies, people and leads of deals: what their cards say. */
const process = `
id: hand
name: { en: Hand-made, ru: Ручной }
entity: deal
order: strict
stages:
  - { id: new, match: [New] }
  - { id: talk, match: [Talk] }
  - { id: offer, match: [Offer] }
won: [{ id: won, match: [Won] }]
lost: [{ id: lost, match: [Lost] }]
reasons: [{ id: price, en: Price, ru: Цена, synonyms: [слишком дорого] }, { id: rival, en: Rival, ru: Конкурент }]
rules: { close_date_pushed_any: { times: 3 } }
`;

const created = '2026-01-12T09:00:00Z';
const closed = '2026-02-02T09:00:00Z';
/** id, status, account, contact, lead, source, lost reason, won reason */
const deal = (id: string, status: string, more: Record<string, string> = {}) =>
  [
    id,
    { open: 'Talk', won: 'Won', lost: 'Lost' }[status],
    status,
    more.created ?? created,
    status === 'open' ? '' : closed,
    more.account ?? 'A1',
    more.contact ?? '',
    more.lead ?? '',
    more.source ?? '',
    more.lost ?? '',
    more.won ?? '',
  ].join(',');

const history = (id: string, ...steps: [string, string][]) =>
  steps.map(([stage, at]) => `${id},${stage},${at},anna`);

const pushes = (id: string, ...days: [string, string, string][]) =>
  days.map(([at, from, to]) => `${id},expected_close_date,${at},${from},${to},anna`);

let world: HandMade;

beforeAll(async () => {
  world = await handMade(
    'cards',
    process,
    {
      deals: [
        'deal_id,stage,status,created_at,closed_at,account_id,contact_id,lead_id,source,lost_reason,won_reason',
        deal('w-said', 'won', { won: 'Price' }),
        deal('w-empty', 'won'),
        deal('w-dash', 'won', { won: '-' }),
        deal('w-open', 'open'),
        deal('l-listed', 'lost', { lost: 'PRICE!' }),
        deal('l-synonym', 'lost', { lost: 'Слишком дорого' }),
        deal('l-strange', 'lost', { lost: 'Переезд офиса' }),
        deal('l-other', 'lost', { lost: 'Другое' }),
        deal('l-stale', 'lost', { lost: 'Не актуально' }),
        deal('l-empty', 'lost'),
        deal('l-reopened', 'open', { lost: 'Переезд офиса' }),
        deal('p-thrice', 'open'),
        deal('p-twice', 'open'),
        deal('p-after', 'won', { won: 'x' }),
        deal('a-none', 'open', { account: '' }),
        deal('a-filler', 'won', { account: '-', won: 'x' }),
        deal('a-lost', 'lost', { account: '', lost: 'Rival' }),
        deal('a-named', 'open'),
        deal('c-own', 'open', { account: 'A9', contact: 'C2' }),
        deal('c-of-account', 'open'),
        deal('c-none', 'open', { account: 'A9' }),
        deal('c-lost', 'lost', { account: 'A9', lost: 'Rival' }),
        deal('q-converted', 'open', { account: 'A8', lead: 'L1' }),
        deal('q-raw', 'open', { account: 'A8', lead: 'L2' }),
        deal('q-none', 'open', { account: 'A8' }),
        deal('q-named-by-lead', 'open', { account: 'A8' }),
        deal('q-won-before', 'open', { account: 'A7', created: '2026-02-20T09:00:00Z' }),
        deal('x-won-before', 'won', { account: 'A7', won: 'x' }),
        deal('q-nurtured', 'open', { account: 'A6' }),
        deal('q-existing', 'open', { account: 'A8', source: 'Действующий клиент' }),
        deal('q-contract', 'open', { account: 'A5' }),
        deal('q-contract-later', 'open', { account: 'A4' }),
      ],
      stage_history: [
        'deal_id,stage,entered_at,changed_by',
        ...history('l-reopened', ['Talk', created], ['Lost', closed], ['Talk', '2026-02-10T09:00:00Z']),
        ...history('l-strange', ['Talk', created], ['Lost', closed]),
      ],
      field_history: [
        'deal_id,field,changed_at,old_value,new_value,changed_by',
        ...pushes(
          'p-thrice',
          ['2026-01-13T09:00:00Z', '', '2026-02-01'],
          ['2026-01-14T09:00:00Z', '2026-02-01', '2026-02-02'],
          ['2026-01-15T09:00:00Z', '2026-02-02', '2026-02-05'],
          ['2026-01-16T09:00:00Z', '2026-02-05', '2026-03-05'],
        ),
        ...pushes(
          'p-twice',
          ['2026-01-14T09:00:00Z', '2026-02-01', '2026-02-02'],
          ['2026-01-15T09:00:00Z', '2026-02-02', '2026-01-30'],
          ['2026-01-16T09:00:00Z', '2026-01-30', '2026-02-05'],
        ),
        ...pushes(
          'p-after',
          ['2026-01-14T09:00:00Z', '2026-02-01', '2026-02-02'],
          ['2026-01-15T09:00:00Z', '2026-02-02', '2026-02-05'],
          ['2026-02-03T09:00:00Z', '2026-02-05', '2026-03-05'],
        ),
      ],
      leads: [
        'lead_id,status,created_at,closed_at,account_id,converted_deal_id',
        'L1,converted,2026-01-05T09:00:00Z,2026-01-12T09:00:00Z,A8,q-converted',
        'L2,open,2026-01-05T09:00:00Z,,A8,',
        'L3,converted,2026-01-05T09:00:00Z,2026-01-12T09:00:00Z,A8,q-named-by-lead',
        'L4,nurture,2025-11-05T09:00:00Z,2025-12-05T09:00:00Z,A6,',
      ],
      accounts: ['account_id,name', ...[1, 4, 5, 6, 7, 8, 9].map((n) => `A${n},Company ${n}`)],
      contacts: ['contact_id,account_id,name', 'C1,A1,Ada', 'C2,,Bert'],
      contracts: [
        'contract_id,account_id,signed_at,starts_on',
        'K1,A5,2025-06-01T09:00:00Z,2025-06-01',
        'K2,A4,2026-02-01T09:00:00Z,2026-02-01',
      ],
    },
    '2026-03-01T12:00:00Z',
  );
});

test('of three wins one says why: two findings, at the closing', async () => {
  expect(await world.flags('won_without_reason', 'w-')).toEqual([
    'w-dash 2026-02-02T09:00Z now',
    'w-empty 2026-02-02T09:00Z now',
  ]);
  // w-said, w-empty, w-dash, p-after, a-filler, x-won-before.
  expect(await world.rule('won_without_reason')).toMatchObject({ severity: 'low', exposed: 6, cases: 2 });
});

test('a reason is on the list by id, name or synonym; «other» and an empty one are not this rule’s', async () => {
  expect(await world.flags('reason_not_in_classifier', 'l-')).toEqual(['l-strange 2026-02-02T09:00Z now']);
  expect((await world.flag('reason_not_in_classifier', 'l-strange'))?.message.en).toBe(
    'The reason “Переезд офиса” is not on the list of the process',
  );
});

test('before the loss there is no reason to judge, and a deal taken back has none', async () => {
  const before = { as_of: '2026-02-01' };
  expect(await world.flags('reason_not_in_classifier', 'l-strange', before)).toEqual([]);
  const between = { as_of: '2026-02-05' };
  expect(await world.flags('reason_not_in_classifier', 'l-reopened', between)).toEqual([
    'l-reopened 2026-02-02T09:00Z now',
  ]);
});

test('«другое» and «не актуально» tell nothing', async () => {
  expect(await world.flags('reason_uninformative', 'l-')).toEqual([
    'l-other 2026-02-02T09:00Z now',
    'l-stale 2026-02-02T09:00Z now',
  ]);
});

test('three moves to a later day: not the first date, not the earlier one, not the one after closing', async () => {
  expect(await world.flags('close_date_pushed_any', 'p-')).toEqual(['p-thrice 2026-01-16T09:00Z now']);
  expect(await world.flags('close_date_pushed_any', 'p-', { as_of: '2026-01-15' })).toEqual([]);
  expect((await world.flag('close_date_pushed_any', 'p-thrice'))?.evidence).toHaveLength(3);
});

test('a deal in work or won names a company; a filler is none, a lost deal is not asked', async () => {
  expect(await world.flags('deal_without_account', 'a-')).toEqual([
    'a-filler 2026-01-12T09:00Z now',
    'a-none 2026-01-12T09:00Z now',
  ]);
});

test('somebody is known: on the card or at the company', async () => {
  expect(await world.flags('deal_without_contact', 'c-')).toEqual(['c-none 2026-01-12T09:00Z now']);
});

test('a lead that was not taken further does not count; clients known before are left out', async () => {
  expect(await world.flags('deal_without_qualified_lead', 'q-')).toEqual([
    'q-contract-later 2026-01-12T09:00Z now',
    'q-none 2026-01-12T09:00Z now',
    'q-raw 2026-01-12T09:00Z now',
  ]);
  // A7 won on 2 February: its deal of 20 February is that of a client, as of any day since.
  expect(await world.flags('deal_without_qualified_lead', 'q-won', { as_of: '2026-02-25' })).toEqual([]);
});
