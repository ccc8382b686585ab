import { beforeAll, expect, test } from 'vitest';
import { type HandMade, handMade } from './hand-made.ts';

/** The same client under several names, and tax ids that cannot be. Numbers of tax ids are those published as examples. */
const process = `
id: hand
name: { en: Hand-made, ru: Ручной }
entity: deal
order: strict
stages: [{ id: talk, match: [Talk] }]
won: [{ id: won, match: [Won] }]
lost: [{ id: lost, match: [Lost] }]
rules: { won_without_task: { task: nothing } }
`;

const deals: string[] = [];
const deal = (
  id: string,
  account: string,
  contact = '',
  created = '2026-01-12T09:00:00Z',
  status = 'open',
  closed = '',
) =>
  deals.push(
    `${id},${{ open: 'Talk', won: 'Won', lost: 'Lost' }[status]},${status},${created},${closed},${account},${contact}`,
  );

deal('p-one', 'A1');
deal('p-two', 'A2', '', '2026-01-20T09:00:00Z');
deal('p-same-company', 'A1');
deal('p-lost', 'A3', '', '2026-01-12T09:00:00Z', 'lost', '2026-02-01T09:00:00Z');
deal('f-zeros-a', 'A4');
deal('f-zeros-b', 'A5');
deal('f-short-a', 'A6');
deal('f-short-b', 'A7');
deal('e-plus', '', 'C1');
deal('e-plain', '', 'C2');
deal('e-again', '', 'C2');
deal('e-example-a', '', 'C3');
deal('e-example-b', '', 'C4');
deal('t-head', 'T1');
deal('t-branch', 'T2');
deal('t-twin', 'T3');
deal('t-wrong-a', 'T4');
deal('t-wrong-b', 'T5');
deal('g-deal', 'A8');

const ids: Record<string, [id: string, country: string]> = {
  'i-inn-10': ['7707083893', 'Россия'],
  'i-inn-10-wrong': ['7707083894', 'RU'],
  'i-inn-12': ['500100732259', 'Russia'],
  'i-inn-12-wrong': ['500100732250', ''],
  'i-inn-spaced': ['77 07 083 893', ''],
  'i-inn-short': ['770708389', 'RU'],
  'i-bin': ['971240001315', 'Казахстан'],
  'i-bin-wrong': ['971240001316', 'KZ'],
  'i-bin-untold': ['971240001315', ''],
  'i-unp': ['100325912', 'Беларусь'],
  'i-unp-wrong': ['100325913', 'BY'],
  'i-german': ['DE123456789', 'Germany'],
  'i-american': ['123456789', 'USA'],
  'i-filler': ['-', 'RU'],
};
for (const id of Object.keys(ids)) deal(id, `I-${id}`);
deal('i-lost-wrong', 'I-i-inn-10-wrong', '', '2026-01-12T09:00:00Z', 'lost', '2026-02-01T09:00:00Z');

let world: HandMade;

beforeAll(async () => {
  world = await handMade(
    'duplicates',
    process,
    {
      deals: ['deal_id,stage,status,created_at,closed_at,account_id,contact_id', ...deals],
      leads: [
        'lead_id,status,created_at,closed_at,phone,converted_deal_id',
        'lead-same,open,2026-01-30T09:00:00Z,,8 (900) 555-08-08,',
      ],
      accounts: [
        'account_id,name,phone,email,tax_id,kpp,country',
        'A1,One,+7 900 555-01-02,,,,',
        'A2,One more,8 (900) 5550102,,,,',
        'A3,Lost one,+7 900 555-01-02,,,,',
        'A4,Zeros,+7 000 000-00-00,,,,',
        'A5,Zeros too,7 (000) 000 00 00,,,,',
        'A6,Short,55501,,,,',
        'A7,Short too,55501,,,,',
        'A8,Eight,+7 900 555 08 08,,,,',
        'T1,Head,,,7707083893,770401001,RU',
        'T2,Branch,,,7707083893,502401001,RU',
        'T3,Twin,,,7707083893,770401001,RU',
        'T4,Wrong,,,7707083894,,RU',
        'T5,Wrong too,,,7707083894,,RU',
        ...Object.entries(ids).map(([id, [tax, country]]) => `I-${id},${id},,,${tax},${id},${country}`),
      ],
      contacts: [
        'contact_id,name,email',
        'C1,Ada,Ada+sales@Mill.org',
        'C2,Ada,ada@mill.org ',
        'C3,Bert,bert@example.com',
        'C4,Carl,bert@example.com',
      ],
    },
    '2026-03-01T12:00:00Z',
  );
});

const ofPrefix = async (prefix: string, query = {}) =>
  (await world.flags('duplicate', prefix, query)).map((line) => line.split(' ')[0]);

test('the same ten last digits at two companies in work; several deals of one company are its own', async () => {
  expect(await world.flags('duplicate', 'p-')).toEqual([
    'p-one 2026-01-12T09:00Z now',
    'p-same-company 2026-01-12T09:00Z now',
    'p-two 2026-01-20T09:00Z now',
  ]);
  expect(
    (await world.flag('duplicate', 'p-two'))?.evidence.map(({ what, after }) => `${what} ${after}`),
  ).toEqual(['same: phone p-one', 'same: phone p-same-company', 'same: phone p-two']);
});

test('before the second came only the one lost since then was there too', async () => {
  expect(await ofPrefix('p-', { as_of: '2026-01-15' })).toEqual(['p-lost', 'p-one', 'p-same-company']);
  expect(await ofPrefix('p-', { as_of: '2026-01-25' })).toEqual([
    'p-lost',
    'p-one',
    'p-same-company',
    'p-two',
  ]);
});

test('fillers and extensions say nothing', async () => {
  expect(await ofPrefix('f-')).toEqual([]);
});

test('what follows a plus and the case of letters do not matter; a domain of examples is nobody’s', async () => {
  expect(await ofPrefix('e-')).toEqual(['e-again', 'e-plain', 'e-plus']);
});

test('a tax id with its branch code; one that fails the check sum is no client’s', async () => {
  expect(await ofPrefix('t-')).toEqual(['t-head', 't-twin']);
});

test('a lead in work and a deal of the same client are one client in two hands', async () => {
  expect(await ofPrefix('g-')).toEqual(['g-deal']);
  expect(await ofPrefix('g-', { as_of: '2026-01-29' })).toEqual([]);
});

test('check sums by country: 7707083893, 500100732259, 971240001315, 100325912 are right', async () => {
  expect((await world.flags('tax_id_invalid', 'i-')).map((line) => line.split(' ')[0])).toEqual([
    'i-bin-wrong',
    'i-inn-10-wrong',
    'i-inn-12-wrong',
    'i-inn-short',
    'i-unp-wrong',
  ]);
});

test('rules that nothing asks for or feeds are not judged, and say why', async () => {
  expect(await world.rule('won_without_hours')).toMatchObject({
    judged: false,
    flags: null,
    why: 'the process does not ask for it',
  });
  expect(await world.rule('won_without_task')).toMatchObject({ why: 'the process expects no such task' });
  expect(await world.rule('task_overdue')).toMatchObject({ why: 'needs the file activities' });
  expect(await world.rule('final_from_wrong_stage')).toMatchObject({
    why: 'the process does not say from which stages a case may end',
  });
  expect(await world.rule('deal_without_account', { process: 'leads' })).toMatchObject({
    why: 'the rule is about deals',
  });
});
