import { expect, test } from 'vitest';
import { momentsAt } from '../../app/overview/moments.ts';
import { isWholePlan } from '../../app/overview/plan.ts';

const zone = 'Europe/Moscow';
const latest = '2026-11-22T15:00:00Z';

test('on 22 November 2026 the quarter is 53 days old, and so are those it is compared with', () => {
  const moments = momentsAt(latest, latest, zone);
  expect(moments.quarter).toEqual({ from: '2026-10-01', to: '2026-11-22' });
  expect([moments.daysPassed, moments.daysInQuarter]).toEqual([53, 92]);
  expect(moments.lastQuarter).toEqual({ from: '2026-07-01', to: '2026-08-22' });
  expect(moments.yearAgo).toEqual({ from: '2025-10-01', to: '2025-11-22' });
});

test('the last 90 days end today; the 90 before are asked for at the same hour', () => {
  const moments = momentsAt(latest, latest, zone);
  expect(moments.last90).toEqual({ from: '2026-08-25', to: '2026-11-22' });
  expect(moments.before90).toBe('2026-08-24T15:00:00Z');
});

test('a longer quarter is compared with the whole of a shorter one', () => {
  const moments = momentsAt('2026-06-30', latest, zone);
  expect([moments.daysPassed, moments.daysInQuarter]).toEqual([91, 91]);
  expect(moments.lastQuarter).toEqual({ from: '2026-01-01', to: '2026-03-31' });
});

test('a day that is not over counts up to the instant of the build', () => {
  expect(momentsAt('2026-11-22', latest, zone).before90).toBe('2026-08-24T15:00:00Z');
});

test('thirteen months end with the running one', () => {
  const { months } = momentsAt('2026-02-10', latest, zone);
  expect([months.length, months[0], months[12]]).toEqual([13, '2025-02', '2026-02']);
});

test('a plan of the company is not compared with the wins of one source; a plan of a person is with hers', () => {
  expect(isWholePlan(new URLSearchParams('process=guide-deal&as_of=2026-11-01'))).toBe(true);
  expect(isWholePlan(new URLSearchParams('source=Referral'))).toBe(false);
  expect(isWholePlan(new URLSearchParams('owner=Vera'), ['owner'])).toBe(true);
  expect(isWholePlan(new URLSearchParams('custom.region=North'), ['owner'])).toBe(false);
});
