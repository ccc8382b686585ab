import { expect, test } from 'vitest';
import { mantelHaenszel } from '../../lib/stats/mantel-haenszel.ts';

/** Thirteen trials of BCG against tuberculosis (Colditz 1994): ill and well among the vaccinated, then among the others. */
const trials = `4 119 11 128; 6 300 29 274; 3 228 11 209; 62 13536 248 12619; 33 5036 47 5761; 180 1361 372 1079;
  8 2537 10 619; 505 87886 499 87892; 29 7470 45 7232; 17 1699 65 1600; 186 50448 141 27197; 5 2493 3 2338;
  27 16886 29 17825`;

test('thirteen trials of BCG: −0.0033, from −0.0039 to −0.0027, as metafor prints', () => {
  const strata = trials.split(';').map((line) => {
    const [a = 0, b = 0, c = 0, d = 0] = line.trim().split(' ').map(Number);
    return { k1: a, n1: a + b, k2: c, n2: c + d };
  });
  const { difference, low, high } = mantelHaenszel(strata);
  expect(difference?.toFixed(4)).toBe('-0.0033');
  expect(low?.toFixed(4)).toBe('-0.0039');
  expect(high?.toFixed(4)).toBe('-0.0027');
  const error = (high! - low!) / 2 / 1.959963984540054;
  expect((difference! / error).toFixed(4)).toBe('-11.4708');
});

test('two strata by hand: 3/4 − 1/4 weighs 2, 1/2 − 1/2 weighs 1: 1/3', () => {
  const strata = [
    { k1: 3, n1: 4, k2: 1, n2: 4 },
    { k1: 1, n1: 2, k2: 1, n2: 2 },
  ];
  expect(mantelHaenszel(strata).difference).toBeCloseTo(1 / 3, 14);
});

test('a stratum with one group only says nothing; no stratum with both gives no difference', () => {
  const both = { k1: 3, n1: 4, k2: 1, n2: 4 };
  const lone = { k1: 9, n1: 9, k2: 0, n2: 0 };
  expect(mantelHaenszel([both, lone])).toEqual(mantelHaenszel([both]));
  expect(mantelHaenszel([lone])).toEqual({ difference: null, low: null, high: null });
});

test('all won against none won: a difference of 1 and no interval rather than one of width 0', () => {
  expect(mantelHaenszel([{ k1: 1, n1: 1, k2: 0, n2: 1 }])).toEqual({ difference: 1, low: null, high: null });
});
