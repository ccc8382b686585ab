import Holidays from 'date-holidays';
import { VoronkaError } from '../errors.ts';
import { ruHolidays, ruTransfers } from './ru-transfers.ts';
import { addDays } from './zone.ts';

/** One local calendar day and whether it is worked; a shortened day counts whole. */
export type CalendarDay = { readonly day: string; readonly working: boolean };

type Exceptions = { readonly off: ReadonlySet<string>; readonly work: ReadonlySet<string> };

function ruExceptions(year: number): Exceptions {
  const { off, work } = ruTransfers[year] ?? { off: '', work: '' };
  const days = (list: string) => list.split(/\s+/).filter(Boolean);
  const dated = (list: readonly string[]) => new Set(list.map((day) => `${year}-${day}`));
  return { off: dated([...ruHolidays, ...days(off)]), work: dated(days(work)) };
}

function countryExceptions(holidays: Holidays, year: number): Exceptions {
  const off = new Set<string>();
  for (const holiday of holidays.getHolidays(year)) {
    if (holiday.type !== 'public') continue;
    const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
    for (let n = 0; n < length; n++) off.add(addDays(holiday.date.slice(0, 10), n));
  }
  return { off, work: new Set() };
}

/** Exceptions of a calendar by year. @throws VoronkaError usage for a calendar that is not known */
function exceptionsOf(calendar: string): (year: number) => Exceptions {
  const id = calendar.trim().toLowerCase();
  if (id === 'weekdays') return () => ({ off: new Set(), work: new Set() });
  if (id === 'ru') return ruExceptions;
  const [country = '', ...region] = id.toUpperCase().split('-');
  if (!(country in new Holidays().getCountries())) {
    throw new VoronkaError(
      'usage',
      `Unknown calendar: ${calendar}`,
      'Write ru, weekdays (Monday to Friday) or a two-letter country code such as kz or de.',
    );
  }
  const holidays = new Holidays(country, region[0] ?? '', region[1] ?? '');
  return (year) => countryExceptions(holidays, year);
}

/** Whether `calendar` can be given to `workingDays`. */
export function isCalendar(calendar: string): boolean {
  try {
    exceptionsOf(calendar);
    return true;
  } catch {
    return false;
  }
}

/**
 * Every day of the years `fromYear`…`toYear` with whether it is worked. `weekdays` = Monday to Friday; `ru` = the
 * official Russian production calendar (transfers known for 2013–2026, other years: fixed holidays only); a country
 * code = Monday to Friday less its public holidays. @throws VoronkaError usage for an unknown calendar
 */
export function workingDays(calendar: string, fromYear: number, toYear: number): CalendarDay[] {
  const exceptions = exceptionsOf(calendar);
  const days: CalendarDay[] = [];
  for (let year = fromYear; year <= toYear; year++) {
    const { off, work } = exceptions(year);
    for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += 86_400_000) {
      const date = new Date(ms);
      const day = date.toISOString().slice(0, 10);
      const weekend = date.getUTCDay() % 6 === 0;
      days.push({ day, working: weekend ? work.has(day) : !off.has(day) });
    }
  }
  return days;
}
