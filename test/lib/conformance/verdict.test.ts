import { expect, test } from 'vitest';
import { verdictOf } from '../../../lib/reports/conformance-compared.ts';

test.each([
  [10, 0.01, 0.2, 'higher'],
  [10, -0.2, -0.01, 'lower'],
  [10, -0.01, 0.2, 'none'],
  [10, 0, 0.2, 'none'],
  [9, 0.1, 0.2, 'too_few'],
  [50, null, null, 'too_few'],
] as const)('%i closed on the smaller side, from %s to %s: %s', (fewest, low, high, verdict) => {
  expect(verdictOf(fewest, low, high)).toBe(verdict);
});
