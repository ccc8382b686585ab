import { expect, test } from 'vitest';
import { scaleEnd } from '../../app/owners/interval-rows.tsx';
import { ownerOf, ownerPath } from '../../app/owners/owner-path.ts';
import { medianOf, sumOf } from '../../app/owners/people.ts';
import { compare } from '../../app/owners/person/compare.ts';

test('a name goes into an address and comes back, and so does the missing owner', () => {
  for (const name of ['Вера Лунина', 'A/B 100%', null]) {
    expect(ownerOf(ownerPath(name).replace('/owners/', ''))).toBe(name);
  }
});

test('a person is compared with the others, not with a whole that holds her: 30 of 100 in 330 of 1100 = 300 of 1000', () => {
  const { own, others, side } = compare('x', [30, 100], [330, 1100]);
  expect([own.value, others.k, others.n, others.value, side]).toEqual([0.3, 300, 1000, 0.3, null]);
});

test('60 of 100 against 300 of 1000 is above by more than chance, 3 of 5 is not judged', () => {
  expect(compare('x', [60, 100], [360, 1100]).side).toBe('above');
  expect(compare('x', [10, 100], [310, 1100]).side).toBe('below');
  expect(compare('x', [5, 5], [305, 1005]).side).toBe(null);
});

test('the median of 1, 2, 9 is 2, of 1, 2, 3, 9 is 2.5, of nothing is unknown', () => {
  expect([medianOf([9, 1, 2]), medianOf([9, 3, 1, 2]), medianOf([])]).toEqual([2, 2.5, null]);
});

test('a sum of nothing is 0, of unknown amounts unknown', () => {
  expect([sumOf([]), sumOf([null]), sumOf([null, 4])]).toEqual([0, null, 4]);
});

test('a scale ends on a round number above the largest value', () => {
  expect(scaleEnd([0.43, null], 0.1)).toBeCloseTo(0.5);
  expect(scaleEnd([], 5)).toBe(5);
});
