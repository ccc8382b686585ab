import { expect, test } from 'vitest';
import { lateRates } from '../../app/winloss/late-rates.ts';
import { lossesFrom, lossTable } from '../../app/winloss/losses.ts';

const rows = [
  { reason: 'Цена', stage: 'proposal', source: 'Сайт', n: 3, amount: 300 },
  { reason: 'Цена', stage: 'needs', source: 'База', n: 2, amount: null },
  { reason: null, stage: 'proposal', source: 'База', n: 9, amount: 50 },
  { reason: 'Срок', stage: null, source: null, n: 4, amount: null },
];
const order = ['needs', 'proposal', 'contract'];

test('losses by reason: 3 + 2 = 5 of «Цена» over two stages, the missing reason last though it is the largest', () => {
  const table = lossTable(rows, 'reason', order);
  expect(table.stages).toEqual(['needs', 'proposal', 'contract', null]);
  expect(table.lines.map(({ key, n }) => [key, n])).toEqual([
    ['Цена', 5],
    ['Срок', 4],
    [null, 9],
  ]);
  expect(table.lines[0]?.cells.map(({ n }) => n)).toEqual([2, 3, 0, 0]);
  expect(table.totals.map(({ n }) => n)).toEqual([2, 12, 0, 4]);
  expect(table.whole).toEqual({ n: 18, amount: 350 });
});

test('amounts that are not there are not zeros', () => {
  const table = lossTable(rows, 'reason', order);
  expect(table.lines.map(({ amount }) => amount)).toEqual([300, null, 50]);
});

test('losses from the proposal on leave out the stage before and the unknown stage', () => {
  const table = lossTable(rows, 'source', order);
  const base = table.lines.find(({ key }) => key === 'База');
  expect(base && lossesFrom(table, base, order, 'proposal')).toEqual({ n: 9, amount: 50 });
});

test('a source loses 30 of 40 decided from the proposal on: 10 + 20 lost there and later, 10 won of 50 reached', () => {
  const group = (key: string, lost: readonly number[], reached: number, won: number) => ({
    key,
    stages: [
      { stage: 'needs', reached: 200, lost: 99, to_won: won / 200 },
      { stage: 'proposal', reached, lost: lost[0] ?? 0, to_won: won / reached },
      { stage: 'contract', reached: 20, lost: lost[1] ?? 0, to_won: 0.5 },
    ],
  });
  const { whole, rates } = lateRates(
    [group('Сайт', [10, 20], 50, 10), group('База', [10, 0], 100, 90)],
    'proposal',
  );
  expect(whole).toEqual({ lost: 40, decided: 140 });
  expect(rates.map(({ key, lost, decided, distinct }) => [key, lost, decided, distinct])).toEqual([
    ['Сайт', 30, 40, true],
    ['База', 10, 100, true],
  ]);
  expect(rates[0]?.rate).toBe(0.75);
});
