import { expect, test } from 'vitest';
import { changeOf } from '../../app/funnel/change.ts';
import { worstStage } from '../../app/funnel/funnel-answer.tsx';
import type { Stage } from '../../app/funnel/funnel-row.tsx';
import { lengthOf, partsOf } from '../../app/funnel/parts.ts';

const stage = (figures: Partial<Stage>): Stage => ({
  stage: 'proposal',
  name: { en: 'Proposal', ru: 'Предложение' },
  position: 2,
  reached: 0,
  advanced: 0,
  lost: 0,
  disqualified: 0,
  neutral: 0,
  open: 0,
  current: 0,
  amount_current: null,
  back: 0,
  skipped: 0,
  conversion: null,
  resolved_conversion: null,
  ci_low: null,
  ci_high: null,
  bound_low: null,
  bound_high: null,
  eventual_conversion: null,
  from_entry: null,
  to_won: null,
  amount_reached: null,
  amount_advanced: null,
  amount_lost: null,
  amount_open: null,
  ...figures,
});

test('100 reached = 60 went on + 10 open + 5 left otherwise + 5 set aside + 20 lost', () => {
  const parts = partsOf(stage({ reached: 100, advanced: 60, open: 10, neutral: 5, lost: 20 }), 'count');
  expect(parts.map(({ figure, value }) => `${figure} ${value}`)).toEqual([
    'advanced 60',
    'open 10',
    'rest 5',
    'neutral 5',
    'lost 20',
  ]);
});

test('money that adds up but for the last bits of a float leaves no sliver over', () => {
  const money = stage({ amount_reached: 0.3, amount_advanced: 0.1, amount_lost: 0.2, amount_open: 0 });
  expect(partsOf(money, 'money').map(({ figure }) => figure)).toEqual(['advanced', 'lost']);
});

test('a stage without a known amount has no length in money', () => {
  expect(lengthOf(stage({ reached: 5 }), 'money')).toBeNull();
});

test('80 of 100 (71.1–86.7 %) against 60 of 100 (50.2–69.1 %): +20 points, clear of chance', () => {
  const change = changeOf({ k: 80, n: 100 }, { k: 60, n: 100 });
  expect(change?.difference).toBeCloseTo(0.2);
  expect(change?.low).toBeCloseTo(0.2 - Math.hypot(0.8 - 0.7112, 0.6906 - 0.6), 3);
  expect(change?.clear).toBe(true);
});

test('8 of 10 against 6 of 10: the same 20 points may be chance', () => {
  expect(changeOf({ k: 8, n: 10 }, { k: 6, n: 10 })?.clear).toBe(false);
});

test('there is no change against nothing', () => {
  expect(changeOf({ k: 8, n: 10 }, { k: 0, n: 0 })).toBeNull();
});

test('the stage that lost most is the one with most money lost, not with most deals', () => {
  const many = stage({ stage: 'many', reached: 100, lost: 50, amount_lost: 10 });
  const rich = stage({ stage: 'rich', reached: 40, lost: 8, amount_lost: 99 });
  expect(worstStage([many, rich])?.stage).toBe('rich');
});

test('without money it is the one that lost most deals', () => {
  const some = stage({ stage: 'some', reached: 100, lost: 5 });
  const many = stage({ stage: 'many', reached: 30, lost: 20 });
  expect(worstStage([some, many])?.stage).toBe('many');
});

test('a stage that fewer than 20 left is not spoken of', () => {
  expect(worstStage([stage({ reached: 19, lost: 19 })])).toBeNull();
});

test('in money what was set aside is what is left, for no sum of it is kept', () => {
  const kept = stage({ reached: 3, advanced: 1, lost: 1, neutral: 1 });
  const money = { amount_reached: 60, amount_advanced: 10, amount_lost: 20, amount_open: 0 };
  expect(partsOf({ ...kept, ...money }, 'money').at(-1)).toEqual({ figure: 'lost', value: 20 });
  expect(partsOf({ ...kept, ...money }, 'money')).toContainEqual({ figure: 'neutral', value: 30 });
});
