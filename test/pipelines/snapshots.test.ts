import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../lib/ask.ts';
import { askDeal } from '../../lib/deal.ts';
import { querySchema } from '../../lib/schema/query.ts';
import { scratchFolder } from '../support/scratch.ts';
import { type Imported, importInto } from '../support/warehouse.ts';

/** Three lists of deals without history, a week apart; what happened between them is worked out by hand. */
const scratch = scratchFolder('snapshots');
const workspace = join(scratch, 'workspace');
const process = fileURLToPath(new URL('../../fixtures/tiny/process.yaml', import.meta.url));
const columns =
  'deal_id,stage,status,owner,amount,expected_close_date,created_at,updated_at,stage_entered_at,closed_at';
const lists: Record<string, string[]> = {
  '2026-03-02T12:00:00Z': [
    'moves,Inquiry,open,anna,100,,2026-02-20T09:00:00Z,,,',
    'late,Inquiry,open,anna,100,,2026-02-20T09:00:00Z,,,',
    'told,Meeting,open,anna,100,,2026-02-20T09:00:00Z,,2026-02-25T09:00:00Z,',
    'lost,Offer,open,anna,100,,2026-02-20T09:00:00Z,,,',
    'back,Won,won,anna,100,,2026-02-20T09:00:00Z,,,2026-02-28T09:00:00Z',
    'still,Inquiry,open,anna,100,,2026-02-20T09:00:00Z,,,',
    'fields,Inquiry,open,anna,100,2026-03-31,2026-02-20T09:00:00Z,,,',
  ],
  '2026-03-09T12:00:00Z': [
    'moves,Meeting,open,anna,100,,2026-02-20T09:00:00Z,2026-03-05T10:00:00Z,,',
    'late,Inquiry,open,anna,100,,2026-02-20T09:00:00Z,,,',
    'told,Offer,open,anna,100,,2026-02-20T09:00:00Z,,2026-03-04T09:00:00Z,',
    'lost,Lost,lost,anna,100,,2026-02-20T09:00:00Z,2026-03-07T09:00:00Z,,2026-03-06T09:00:00Z',
    'back,Won,won,anna,100,,2026-02-20T09:00:00Z,,,2026-02-28T09:00:00Z',
    'still,Inquiry,open,anna,100,,2026-02-20T09:00:00Z,,,',
    'fields,Inquiry,open,boris,100,2026-04-30,2026-02-20T09:00:00Z,2026-03-04T09:00:00Z,,',
    'young,Meeting,open,anna,100,,2026-03-05T12:00:00Z,,,',
  ],
  '2026-03-16T12:00:00Z': [
    'moves,Meeting,open,anna,100,,2026-02-20T09:00:00Z,2026-03-05T10:00:00Z,,',
    'late,Offer,open,anna,100,,2026-02-20T09:00:00Z,,,',
    'told,Offer,open,anna,100,,2026-02-20T09:00:00Z,,2026-03-04T09:00:00Z,',
    'lost,Lost,lost,anna,100,,2026-02-20T09:00:00Z,2026-03-07T09:00:00Z,,2026-03-06T09:00:00Z',
    'back,Contract,open,anna,100,,2026-02-20T09:00:00Z,2026-03-12T09:00:00Z,,',
    'still,Inquiry,open,anna,100,,2026-02-20T09:00:00Z,,,',
    'fields,Inquiry,open,boris,150,2026-04-30,2026-02-20T09:00:00Z,2026-03-11T09:00:00Z,,',
    'young,Offer,open,anna,100,,2026-03-05T12:00:00Z,2026-03-09T18:00:00Z,,',
  ],
};
let imported: Imported;

beforeAll(async () => {
  for (const [exportedAt, rows] of Object.entries(lists)) {
    imported?.warehouse.close();
    const file = join(scratch, `deals-${exportedAt.slice(0, 10)}.csv`);
    writeFileSync(file, `${[columns, ...rows].join('\n')}\n`);
    imported = await importInto(workspace, [file], {
      exportedAt,
      processes: [process],
      timezone: 'UTC',
      baseCurrency: 'RUB',
    });
  }
});
afterAll(() => imported.warehouse.close());

const day = (text: unknown) => String(text).replace(':00:00.000Z', 'h').replace(':00:00Z', 'h');

/** A visit as `stage from–until`, with how long before each may have been, in days, where only lists tell. */
async function visitsOf(id: string, asOf?: string): Promise<string[]> {
  const { visits } = await askDeal(imported.warehouse, id, querySchema.parse(asOf ? { as_of: asOf } : {}));
  return (visits as Record<string, unknown>[]).map((visit) => {
    const within = (value: unknown) => (value === null ? '' : ` (${Number(value).toFixed(2)})`);
    const until = visit.until === null ? '' : `${day(visit.until)}${within(visit.left_within_days)}`;
    return `${visit.stage} ${day(visit.at)}${within(visit.entered_within_days)} – ${until}`.trim();
  });
}

test.each([
  // 2 March 12:00 less 20 February 9:00 = 10.125 days; 5 March 10:00 less 2 March 12:00 = 2.9167 days.
  ['moves', ['inquiry 2026-02-20T09h (10.13) – 2026-03-05T10h (2.92)', 'meeting 2026-03-05T10h (2.92) –']],
  // No date of the change: the instant of the list that shows it, a week after the list before.
  ['late', ['inquiry 2026-02-20T09h (10.13) – 2026-03-16T12h (7.00)', 'offer 2026-03-16T12h (7.00) –']],
  // The entry is exported; when the meeting ended is known within 4 March 9:00 less 2 March 12:00 = 1.875 days.
  ['told', ['meeting 2026-02-25T09h (0.00) – 2026-03-04T09h (1.88)', 'offer 2026-03-04T09h (0.00) –']],
  // The closing is exported: 6 March 9:00 less 2 March 12:00 = 3.875 days.
  ['lost', ['offer 2026-02-20T09h (10.13) – 2026-03-06T09h (3.88)', 'lost 2026-03-06T09h (0.00) –']],
  ['back', ['won 2026-02-28T09h (0.00) – 2026-03-12T09h (2.88)', 'contract 2026-03-12T09h (2.88) –']],
  // 9 March 12:00 less 5 March 12:00 = 4 days; 18:00 less 12:00 = a quarter of a day.
  ['young', ['meeting 2026-03-05T12h (4.00) – 2026-03-09T18h (0.25)', 'offer 2026-03-09T18h (0.25) –']],
  // Nothing moved: as without snapshots, in its stage since creation.
  ['still', ['inquiry 2026-02-20T09h –']],
])('%s: its visits, and within how many days each move was', async (id, visits) => {
  expect(await visitsOf(id)).toEqual(visits);
});

test('a later list does not rewrite the past: on 3 March the deals stand where the first list saw them', async () => {
  const stock = await ask(imported.warehouse, 'stock', querySchema.parse({ as_of: '2026-03-03' }));
  const counts = (stock as unknown as { stages: { stage: string; current: number }[] }).stages;
  expect(Object.fromEntries(counts.map(({ stage, current }) => [stage, current]))).toEqual({
    inquiry: 4, // moves, late, still, fields
    meeting: 1, // told
    offer: 1, // lost
    contract: 0,
  });
  const won = await ask(imported.warehouse, 'winloss', querySchema.parse({ as_of: '2026-03-03' }));
  expect(won).toMatchObject({ overall: { won: 1, lost: 0 } });
});

test('owner, closing date and amount become changes of the day they were seen on', async () => {
  const { changes } = await askDeal(imported.warehouse, 'fields', querySchema.parse({}));
  expect(changes).toEqual([
    {
      at: '2026-03-04T09:00:00Z',
      field: 'expected_close_date',
      before: '2026-03-31',
      after: '2026-04-30',
      changed_by: null,
      inferred: true,
    },
    {
      at: '2026-03-04T09:00:00Z',
      field: 'owner',
      before: 'anna',
      after: 'boris',
      changed_by: null,
      inferred: true,
    },
    {
      at: '2026-03-11T09:00:00Z',
      field: 'amount',
      before: '100.0000',
      after: '150.0000',
      changed_by: null,
      inferred: true,
    },
  ]);
  const earlier = await askDeal(imported.warehouse, 'fields', querySchema.parse({ as_of: '2026-03-03' }));
  expect(earlier.deal).toMatchObject({ owner: 'anna', amount: 100, expected_close_date: '2026-03-31' });
});

test('stays known only to more than a day feed no quantile and are counted', async () => {
  const answer = await ask(imported.warehouse, 'durations', querySchema.parse({}));
  expect(answer).toMatchObject({
    // All but `still` and `fields` have a vague stay.
    excluded: expect.arrayContaining([{ reason: 'vague_dates', unit: 'case', n: 6 }]),
    stages: [
      { stage: 'inquiry', n: 0 },
      { stage: 'meeting', n: 0 },
      { stage: 'offer', n: 2, censored: 2 }, // told (entry exported), young (a quarter of a day)
      { stage: 'contract', n: 0 },
    ],
  });
});

test('what lists cannot tell breaks no rule: nothing is skipped, nothing was created late', async () => {
  const { rules } = (await ask(imported.warehouse, 'compliance', querySchema.parse({}))) as unknown as {
    rules: { rule: string; cases: number | null; exposed: number | null }[];
  };
  const found = rules.filter(({ rule }) => /skipped|late|backward|final/.test(rule));
  expect(found.map(({ rule, cases }) => [rule, cases ?? 0])).toEqual(found.map(({ rule }) => [rule, 0]));
  const funnel = await ask(imported.warehouse, 'funnel', querySchema.parse({}));
  expect(funnel).toMatchObject({
    stages: [{ skipped: 0 }, { skipped: 0 }, { skipped: 0 }, { skipped: 0 }],
  });
});

test('the same list again changes nothing', async () => {
  const before = await visitsOf('moves');
  const again = await importInto(workspace, [join(scratch, 'deals-2026-03-16.csv')], {
    exportedAt: '2026-03-16T12:00:00Z',
  });
  imported.warehouse.close();
  imported = again;
  expect(await visitsOf('moves')).toEqual(before);
});
