import { expect, test } from 'vitest';
import {
  addDays,
  dayEnd,
  dayStart,
  isoInstant,
  localDay,
  parseInstantOrDay,
  periodBounds,
  zoneOffset,
} from '../../../lib/calendar/zone.ts';

const iso = (us: bigint) => isoInstant(us);
const hours = (from: bigint, to: bigint) => Number(to - from) / 3_600_000_000;

test('Moscow 2014-10-26 lasts 25 hours: the clock goes from +4 back to +3 at two in the morning', () => {
  expect(iso(dayStart('2014-10-26', 'Europe/Moscow'))).toBe('2014-10-25T20:00:00Z');
  expect(iso(dayEnd('2014-10-26', 'Europe/Moscow'))).toBe('2014-10-26T20:59:59.999999Z');
  expect(hours(dayStart('2014-10-26', 'Europe/Moscow'), dayStart('2014-10-27', 'Europe/Moscow'))).toBe(25);
});

test('Moscow before 2011: winter +3, summer +4; from 2011-03-27 always +4; from 2014-10-26 always +3', () => {
  const at = (day: string) => zoneOffset(Date.parse(`${day}T12:00:00Z`), 'Europe/Moscow') / 3_600_000;
  expect(['2010-01-15', '2010-07-15', '2012-01-15', '2015-07-15'].map(at)).toEqual([3, 4, 4, 3]);
});

test('Berlin: 23 hours on 2026-03-29, 25 hours on 2026-10-25', () => {
  const length = (day: string) =>
    hours(dayStart(day, 'Europe/Berlin'), dayStart(addDays(day, 1), 'Europe/Berlin'));
  expect(length('2026-03-29')).toBe(23);
  expect(length('2026-10-25')).toBe(25);
  expect(length('2026-06-01')).toBe(24);
});

test('a day that begins at one in the morning begins at its first instant (Beirut 2022-03-27)', () => {
  const start = dayStart('2022-03-27', 'Asia/Beirut');
  expect(iso(start)).toBe('2022-03-26T22:00:00Z');
  expect(localDay(start, 'Asia/Beirut')).toBe('2022-03-27');
  expect(localDay(start - 1n, 'Asia/Beirut')).toBe('2022-03-26');
});

test('a day whose midnight comes twice begins at the first one (Havana 2025-11-02)', () => {
  expect(iso(dayStart('2025-11-02', 'America/Havana'))).toBe('2025-11-02T04:00:00Z');
});

test('every day of 2013–2015 starts at its own first microsecond, in zones of all kinds', () => {
  for (const zone of [
    'Europe/Moscow',
    'Europe/Berlin',
    'Asia/Kathmandu',
    'America/New_York',
    'Asia/Almaty',
    'UTC',
  ]) {
    for (let day = '2013-01-01'; day < '2016-01-01'; day = addDays(day, 1)) {
      const start = dayStart(day, zone);
      if (localDay(start, zone) !== day || localDay(start - 1n, zone) === day) expect.fail(`${zone} ${day}`);
    }
  }
});

test('23:59:59.999999 in Moscow is that day, one microsecond later the next', () => {
  const end = dayEnd('2026-11-30', 'Europe/Moscow');
  expect(localDay(end, 'Europe/Moscow')).toBe('2026-11-30');
  expect(localDay(end + 1n, 'Europe/Moscow')).toBe('2026-12-01');
});

test('instants before 1970 fall on the right day', () => {
  expect(localDay(-1n, 'UTC')).toBe('1969-12-31');
  expect(iso(-1n)).toBe('1969-12-31T23:59:59.999999Z');
});

test('2026-Q4 in Moscow = 2026-09-30T21:00Z up to 2026-12-31T21:00Z', () => {
  const { start, end } = periodBounds('2026-Q4', 'Europe/Moscow');
  expect([iso(start), iso(end)]).toEqual(['2026-09-30T21:00:00Z', '2026-12-31T21:00:00Z']);
});

test('a year, a month, a December and ISO weeks', () => {
  const days = (period: string) => {
    const { start, end } = periodBounds(period, 'UTC');
    return [localDay(start, 'UTC'), localDay(end, 'UTC')];
  };
  expect(days('2026')).toEqual(['2026-01-01', '2027-01-01']);
  expect(days('2026-11')).toEqual(['2026-11-01', '2026-12-01']);
  expect(days('2026-12')).toEqual(['2026-12-01', '2027-01-01']);
  expect(days('2026-W47')).toEqual(['2026-11-16', '2026-11-23']);
  expect(days('2026-W01')).toEqual(['2025-12-29', '2026-01-05']);
  expect(days('2026-W53')).toEqual(['2026-12-28', '2027-01-04']);
});

test.each(['2026-13', '2026-00', '2025-W53', '2026-W00', '2026-Q5', '26', '2026-1', ''])(
  'not a period: "%s"',
  (period) => {
    expect(() => periodBounds(period, 'UTC')).toThrow(/Not a period/);
  },
);

test.each([
  ['2026-11-30', '2026-11-30T20:59:59.999999Z'],
  ['2026-11-30T18:00', '2026-11-30T15:00:00Z'],
  ['2026-11-30 18:00:05', '2026-11-30T15:00:05Z'],
  ['2026-11-30T18:00:00Z', '2026-11-30T18:00:00Z'],
  ['2026-11-30T18:00:00+05:30', '2026-11-30T12:30:00Z'],
  ['2026-11-30T18:00:00-0300', '2026-11-30T21:00:00Z'],
  ['2026-11-30T18:00:00+03', '2026-11-30T15:00:00Z'],
  ['2026-11-30T18:00:00.123456Z', '2026-11-30T18:00:00.123456Z'],
  ['2014-10-26T01:30', '2014-10-25T22:30:00Z'],
])('in Moscow %s is %s', (text, expected) => {
  expect(iso(parseInstantOrDay(text, 'Europe/Moscow'))).toBe(expected);
});

test.each(['2026-02-30', '2026-13-01', '2026-11-30T25:00', '30.11.2026', '2026-11-30Z', 'tomorrow', ''])(
  'neither a day nor an instant: "%s"',
  (text) => {
    expect(() => parseInstantOrDay(text, 'UTC')).toThrow(expect.objectContaining({ code: 'usage' }));
  },
);

test('an unknown zone is named in the error', () => {
  expect(() => dayStart('2026-01-01', 'Mars/Olympus')).toThrow(/Mars\/Olympus/);
});
