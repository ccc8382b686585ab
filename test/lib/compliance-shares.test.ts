import { expect, test } from 'vitest';
import { isDistinct, shareOf, sumOf } from '../../lib/reports/compliance-shares.ts';

test('an owner with 124 flagged cases of 115 own ones has no share and is left out of the whole', () => {
  expect(shareOf(124, 115)).toEqual({ cases: 124, exposed: 115, share: null, ci_low: null, ci_high: null });
  expect(
    sumOf([
      [124, 115],
      [30, 100],
      [10, 100],
    ]),
  ).toEqual([40, 200]);
});

test('3 of 10 may be chance beside 10 of 100, 30 of 100 is not', () => {
  expect(isDistinct([3, 10], [13, 110])).toBe(false);
  expect(isDistinct([30, 100], [40, 200])).toBe(true);
  expect(isDistinct([10, 100], [40, 200])).toBe(true);
});

test('who is alone, or without cases, differs from nobody', () => {
  expect(isDistinct([5, 20], [5, 20])).toBe(false);
  expect(isDistinct([0, 0], [5, 20])).toBe(false);
  expect(isDistinct([9, 4], [5, 20])).toBe(false);
});
