import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isCalendar, workingDays } from '../../../lib/calendar/working-days.ts';

const exceptionsFile = new URL('../../../../shared/data/ru_calendar_exceptions.csv', import.meta.url);
const perYear = (calendar: string, year: number) =>
  workingDays(calendar, year, year).filter((day) => day.working).length;

test.each([
  [2013, 247],
  [2014, 247],
  [2015, 247],
  [2016, 247],
  [2017, 247],
  [2018, 247],
  [2019, 247],
  [2020, 219],
  [2021, 240],
  [2022, 247],
  [2023, 247],
  [2024, 248],
  [2025, 247],
  [2026, 247],
])('Russian calendar %i: %i working days (2020 and 2021 less the days off by decree)', (year, days) => {
  expect(perYear('ru', year)).toBe(days);
});

test('quarters of 2024: 57 + 60 + 66 + 65 working days', () => {
  const worked = workingDays('ru', 2024, 2024).filter((day) => day.working);
  const quarters = [0, 0, 0, 0];
  for (const { day } of worked) quarters[Math.floor((Number(day.slice(5, 7)) - 1) / 3)]! += 1;
  expect(quarters).toEqual([57, 60, 66, 65]);
});

test('Saturday 2024-04-27 is worked, Monday 2024-04-29 is not', () => {
  const days = new Map(workingDays('ru', 2024, 2024).map(({ day, working }) => [day, working]));
  expect([days.get('2024-04-27'), days.get('2024-04-29')]).toEqual([true, false]);
});

test.skipIf(!existsSync(exceptionsFile))(
  'every day of 2013–2026 agrees with the published exceptions (skipped without ../shared)',
  () => {
    const kinds = new Map<string, string>();
    for (const line of readFileSync(exceptionsFile, 'utf8').trim().split(/\r?\n/).slice(1)) {
      const [day = '', kind = ''] = line.split(',');
      kinds.set(day, kind);
    }
    const differ = workingDays('ru', 2013, 2026).filter(({ day, working }) => {
      const weekend = new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0;
      const kind = kinds.get(day);
      return working !== (weekend ? kind === 'work' || kind === 'short' : kind !== 'off');
    });
    expect(differ).toEqual([]);
  },
);

test('a year without known transfers takes the fixed holidays only: 2030 = 261 weekdays − 11', () => {
  expect(perYear('weekdays', 2030)).toBe(261);
  expect(perYear('ru', 2030)).toBe(250);
});

test('weekdays of a leap year that starts on a Monday: 2024 = 262', () => {
  expect(perYear('weekdays', 2024)).toBe(262);
  expect(workingDays('weekdays', 2024, 2024)).toHaveLength(366);
});

test('Germany 2025: 261 weekdays − 9 public holidays on weekdays = 252', () => {
  expect(perYear('de', 2025)).toBe(252);
});

test('an unknown calendar is refused with the forms that are known', () => {
  expect(() => workingDays('atlantis', 2025, 2025)).toThrow(expect.objectContaining({ code: 'usage' }));
  expect([isCalendar('ru'), isCalendar('KZ'), isCalendar('zz')]).toEqual([true, true, false]);
});
