import { expect, test } from 'vitest';
import { clustersOf, scaleOf, ticksOf } from '../../app/deals/[id]/timeline-scale.ts';
import { columnsOf } from '../../app/deals/deal-columns.ts';
import { dealAddress, listQuestion } from '../../app/deals/list-address.ts';
import { sortOf } from '../../app/deals/list-heads.tsx';
import { farthest, pagesOf } from '../../app/deals/pages-needed.ts';

const day = (instant: string) => instant.slice(0, 10);

test('rows 0–20 of 100,000 need the first page of 200; rows 190–210 the first two', () => {
  expect(pagesOf(0, 20, 100_000)).toEqual([0]);
  expect(pagesOf(190, 210, 100_000)).toEqual([0, 1]);
});

test('rows near the end of a page fetch the next one before it is seen', () => {
  expect(pagesOf(130, 150, 100_000)).toEqual([0, 1]);
});

test('the last page is the one that holds the last row, and an empty list has one page', () => {
  expect(pagesOf(99_990, 99_999, 100_000)).toEqual([499]);
  expect(pagesOf(0, 0, 0)).toEqual([0]);
});

test('of 5 kept pages the 2 farthest from page 4 are let go', () => {
  expect(farthest([0, 1, 3, 4, 9], 4, 3).sort()).toEqual([0, 9]);
  expect(farthest([3, 4], 4, 3)).toEqual([]);
});

test('a list is asked without its page and without what only pages know', () => {
  const params = new URLSearchParams('figure=funnel.lost&stage=proposal&offset=200&view.columns=owner');
  expect(listQuestion(params).toString()).toBe('figure=funnel.lost&stage=proposal');
});

test('the address of a deal keeps the list and the place in it, and the instant that it speaks of', () => {
  const list = new URLSearchParams('as_of=2026-03-31&source=База');
  const link = new URL(dealAddress('a/b 1', 'guide-deal', list, 7), 'http://x');
  expect(link.pathname).toBe('/deals/a%2Fb%201');
  expect(link.searchParams.get('as_of')).toBe('2026-03-31');
  expect(link.searchParams.get('source')).toBeNull();
  expect(new URLSearchParams(link.searchParams.get('view.list') ?? '').get('source')).toBe('База');
  expect(link.searchParams.get('view.nth')).toBe('7');
});

test('a heading of figures orders from the largest, of words from A, and a second press turns the order', () => {
  expect(sortOf('amount', null)).toBe('-amount');
  expect(sortOf('amount', '-amount')).toBe('amount');
  expect(sortOf('owner', null)).toBe('owner');
  expect(sortOf('owner', 'owner')).toBe('-owner');
});

test('the columns of the address stand, the name always among them; closed deals have their own', () => {
  expect(columnsOf(new URLSearchParams('view.columns=owner&view.columns=amount'), 'deal', [])).toEqual([
    'name',
    'amount',
    'owner',
  ]);
  expect(columnsOf(new URLSearchParams(), 'deal', [{ outcome: 'lost' }])).toContain('closed_at');
  expect(columnsOf(new URLSearchParams(), 'deal', [{ outcome: 'open' }])).toContain('stage_age_days');
});

test('the middle of a span stands at 50 / 103 of the picture: 3 % of room are left on the right', () => {
  const scale = scaleOf(['2026-01-01T00:00:00Z', '2026-01-11T00:00:00Z']);
  expect(scale.at('2026-01-06T00:00:00Z')).toBeCloseTo(50 / 103);
  expect(scale.at('2025-01-01T00:00:00Z')).toBe(0);
});

test('an axis has at most five ticks, from an hour to twenty years', () => {
  for (const days of [0.04, 1, 5, 30, 100, 400, 2000, 7300]) {
    const ticks = ticksOf(scaleOf([0, days * 86_400_000]));
    expect(ticks.length, String(days)).toBeGreaterThanOrEqual(1);
    expect(ticks.length, String(days)).toBeLessThanOrEqual(5);
  }
});

test('events of one day are one mark; 400 days with events become at most 70 marks that hold them all', () => {
  const events = Array.from({ length: 400 }, (_, index) => ({
    at: new Date(Date.UTC(2025, 0, 1 + index)).toISOString(),
  }));
  const scale = scaleOf(events.map(({ at }) => at));
  expect(
    clustersOf([events[0]!, events[0]!, events[9]!], scale, day).map(({ items }) => items.length),
  ).toEqual([2, 1]);
  const marks = clustersOf(events, scale, day);
  expect(marks.length).toBeLessThanOrEqual(70);
  expect(marks.reduce((sum, { items }) => sum + items.length, 0)).toBe(400);
});
