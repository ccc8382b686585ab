import { expect, test } from 'vitest';
import { fold } from '../../../lib/process/fold.ts';

test.each([
  ['Закрыто — не реализовано', 'закрыто - не  реализовано'],
  ['Расчёт', 'РАСЧЕТ'],
  ['Closed Won', 'closedwon'],
  ['A_SUBMITTED', 'a-submitted'],
  ['🔥 Горячий лид', 'горячий лид'],
  ['Йод', 'Йод'.normalize('NFD')],
])('%s = %s', (a, b) => {
  expect(fold(a)).toBe(fold(b));
});

test.each([
  ['1.1', '11'],
  ['Этап 1 2', 'Этап 12'],
  ['Закрыто и не реализовано', 'Закрыто не реализовано'],
  ['A', 'A+'],
  ['—', '?'],
])('%s and %s stay apart', (a, b) => {
  expect(fold(a)).not.toBe(fold(b));
});
