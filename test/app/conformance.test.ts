import { expect, test } from 'vitest';
import { box, layoutOf } from '../../app/conformance/map-layout.ts';
import { detailOf, type Edge, frequentEdges, showOf } from '../../app/conformance/map-moves.ts';
import { pointsRange, pointsText } from '../../app/conformance/points.ts';
import { linesOf } from '../../app/conformance/text-lines.ts';
import type { Page } from '../../app/server/open-page.ts';
import { formatterOf } from '../../lib/format.ts';
import { translator } from '../../lib/messages.ts';

const words = {
  t: translator('en'),
  f: formatterOf('en', 'RUB', 'Europe/Moscow'),
} as Pick<Page, 't' | 'f'>;

const edge = (from: string, to: string, n: number): Edge => ({
  from,
  to,
  kind: 'legal',
  n,
  cases: n,
  median_days: null,
});

test('60 + 25 + 10 + 5 moves: three arrows carry 95 %, two 85 %, all of them 100 %', () => {
  const edges = [edge('a', 'b', 25), edge('b', 'c', 60), edge('c', 'd', 5), edge('a', 'd', 10)];
  const of = (share: number) => frequentEdges(edges, share).map(({ n }) => n);
  expect(of(0.95)).toEqual([60, 25, 10]);
  expect(of(0.85)).toEqual([60, 25]);
  expect(of(0.86)).toEqual([60, 25, 10]);
  expect(of(1)).toEqual([60, 25, 10, 5]);
});

test('what the address asks for stays within what there is', () => {
  const of = (text: string) => [detailOf(new URLSearchParams(text)), showOf(new URLSearchParams(text))];
  expect(of('')).toEqual([0.95, 'count']);
  expect(of('view.detail=60&view.arrows=days')).toEqual([0.6, 'days']);
  expect(of('view.detail=7')).toEqual([0.5, 'count']);
  expect(of('view.detail=many&view.arrows=none')).toEqual([0.95, 'count']);
});

const node = (stage: string, kind: string, position: number | null, visits = 1) => ({
  stage,
  kind,
  position,
  visits,
});
const nodes = [
  node('a', 'active', 1),
  node('b', 'active', 2),
  node('c', 'active', 3),
  node('won', 'won', null),
  node('lost', 'lost', null),
  node('junk', 'disqualified', null),
  node('later', 'neutral', null),
  node('never', 'lost', null, 0),
];

test('stages stand from left to right, won after them, lost below, neutral above, unvisited finals nowhere', () => {
  const { spots, width, height } = layoutOf(nodes, []);
  const at = (stage: string) => spots.get(stage)!;
  expect(at('a').x).toBeLessThan(at('b').x);
  expect(at('c').x).toBeLessThan(at('won').x);
  expect(at('won').y).toBe(at('a').y);
  expect(at('lost')).toMatchObject({ x: at('won').x });
  expect(at('lost').y).toBeGreaterThan(at('won').y + box.height);
  expect(at('junk').y).toBeGreaterThan(at('lost').y + box.height);
  expect(at('later').y).toBeLessThan(at('won').y - box.height);
  expect(spots.has('never')).toBe(false);
  for (const { x, y } of spots.values()) {
    expect(x + box.width).toBeLessThan(width);
    expect(y).toBeGreaterThan(0);
    expect(y + box.height).toBeLessThan(height);
  }
});

test('every move between placed states has a curve within the picture, whatever way it goes', () => {
  const placed = nodes.filter(({ visits }) => visits > 0).map(({ stage }) => stage);
  const moves = placed.flatMap((from) => placed.map((to) => ({ from, to })));
  const { curve, width, height } = layoutOf(nodes, [...moves, { from: null, to: 'c' }]);
  for (const move of [...moves, { from: null, to: 'a' }, { from: null, to: 'c' }]) {
    const found = curve(move);
    expect(found, `${move.from} → ${move.to}`).not.toBeNull();
    expect(found!.d).not.toMatch(/NaN|undefined/);
    expect(found!.x).toBeGreaterThan(0);
    expect(found!.x).toBeLessThan(width);
    expect(found!.y).toBeGreaterThan(0);
    expect(found!.y).toBeLessThan(height);
  }
  expect(curve({ from: 'a', to: 'never' })).toBeNull();
});

test('names are cut into lines by their words', () => {
  expect(linesOf('Согласование договора', 15, 2)).toEqual(['Согласование', 'договора']);
  expect(linesOf('A short name', 15, 2)).toEqual(['A short name']);
  expect(linesOf('one two three four five six seven', 9, 2)).toEqual(['one two', 'three fo…']);
});

test('differences of shares in points', () => {
  expect(pointsText(words, 0.031)).toBe('+3.1 pp');
  expect(pointsText(words, null)).toBe('—');
  expect(pointsRange(words, -0.06, 0.002)).toBe('−6 … +0.2');
  expect(pointsRange(words, null, null)).toBe('—');
});
