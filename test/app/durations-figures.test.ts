import { expect, test } from 'vitest';
import { dayAxis } from '../../app/durations/axis.ts';
import { binned } from '../../app/durations/bins.ts';
import { curveOf, remaining } from '../../app/durations/curves.ts';
import { mostOverdue } from '../../app/durations/durations-answer.tsx';
import { clearOf } from '../../app/durations/groups-panel.tsx';

test('the axis of days goes from 0 at the left to the longest at the right, and never beyond', () => {
  const axis = dayAxis(100);
  expect(axis.at(0)).toBe(0);
  expect(axis.at(100)).toBe(1);
  expect(axis.at(400)).toBe(1);
  expect(axis.at(9)).toBeCloseTo(Math.log(10) / Math.log(101));
});

test('marks of the axis keep a tenth of its width from each other', () => {
  const { at, ticks } = dayAxis(400);
  expect(ticks[0]).toBe(0);
  for (const [index, day] of ticks.entries()) {
    if (index > 0) expect(at(day) - at(ticks[index - 1]!)).toBeGreaterThanOrEqual(0.1);
  }
});

test('an axis of stays under a day still ends at a day', () => {
  expect(dayAxis(0.2).at(1)).toBe(1);
});

test('cases share a place, but those over the threshold stand apart', () => {
  const bins = binned(
    [0.1, 0.12, 0.13, 0.9],
    (at) => at,
    (at) => at > 0.125,
    10,
  );
  expect(bins.map(({ at, isOver, members }) => [at, isOver, members.length])).toEqual([
    [0.15, false, 2],
    [0.15, true, 1],
    [0.95, true, 1],
  ]);
});

test('a case at the very end of the axis falls into its last place', () => {
  expect(
    binned(
      [1],
      (at) => at,
      () => false,
      60,
    )[0]?.at,
  ).toBeCloseTo(59.5 / 60);
});

const point = (day: number, advance: number, lost: number, stage = 'a') => ({
  stage,
  day,
  advance,
  lost,
  back: 0,
  other: 0,
});

test('still there = 1 − 0.5 went on − 0.2 lost = 0.3', () => {
  expect(remaining(point(30, 0.5, 0.2))).toBeCloseTo(0.3);
});

test('the curve of a stage ends where nothing moves any more', () => {
  const exits = [point(1, 0.1, 0), point(30, 0.6, 0.2), point(90, 0.6, 0.2), point(1, 1, 0, 'b')];
  expect(curveOf(exits, 'a').map(({ day }) => day)).toEqual([1, 30]);
  expect(curveOf(exits, 'c')).toEqual([]);
});

test('and at the first day on which fewer than 5 % are left', () => {
  const exits = [point(1, 0.1, 0), point(30, 0.7, 0.26), point(90, 0.7, 0.3)];
  expect(curveOf(exits, 'a').map(({ day }) => day)).toEqual([1, 30]);
});

const stays = (stage: string, n: number, over_limit: number | null) => ({
  stage,
  name: { en: stage, ru: stage },
  n,
  completed: n,
  censored: 0,
  median: 1,
  median_low: 1,
  median_high: 1,
  p25: 1,
  p75: 1,
  p90: 1,
  naive_mean: 1,
  naive_median: 1,
  limit_days: over_limit === null ? null : 5,
  over_limit,
});

test('50 of 60 is beyond the limit more often than 100 of 500', () => {
  expect(mostOverdue([stays('a', 500, 100), stays('b', 60, 50)])?.stage).toBe('b');
});

test('a stage without a limit, or with fewer than 20 stays, is not judged by its limit', () => {
  expect(mostOverdue([stays('a', 500, null), stays('b', 19, 19)])).toBeNull();
});

test('medians differ clearly where their intervals do not touch', () => {
  const whole = { median_low: 9, median_high: 11 };
  expect(clearOf({ median_low: 12, median_high: 20 }, whole)).toBe('longer');
  expect(clearOf({ median_low: 5, median_high: 8 }, whole)).toBe('shorter');
  expect(clearOf({ median_low: 8, median_high: 20 }, whole)).toBeNull();
  expect(clearOf({ median_low: null, median_high: null }, whole)).toBeNull();
});
