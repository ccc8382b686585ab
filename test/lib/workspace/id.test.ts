import { expect, test } from 'vitest';
import { isId, newId, nextId } from '../../../lib/workspace/id.ts';

test('2026-11-22 03:30:00.123 gives 20261122T033000123Z-xxxx', () => {
  expect(newId(new Date('2026-11-22T03:30:00.123Z'))).toMatch(/^20261122T033000123Z-[0-9a-f]{4}$/);
});

test('an id after a clock that went back is still the last', () => {
  const last = '20261231T235959999Z-ffff';
  const next = nextId([last], new Date('2026-01-01T00:00:00Z'));
  expect(next > last).toBe(true);
  expect(next).toMatch(/^20270101T000000000Z-/);
});

test('a path is no id', () => {
  expect(isId('../../etc')).toBe(false);
});
