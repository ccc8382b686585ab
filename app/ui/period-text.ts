import { addDays, periodDays } from '../../lib/calendar/zone.ts';
import type { Page } from '../server/open-page.ts';

/** A period in the reader's words: 2026-Q4 is «4 квартал 2026», 2026-W47 says its days. An unreadable one as it is. */
export function periodText({ t, f }: Pick<Page, 't' | 'f'>, period: string): string {
  const [, year = '', quarter, month, week] =
    /^(\d{4})(?:-(?:Q([1-4])|(\d{2})|W(\d{2})))?$/.exec(period) ?? [];
  if (quarter) return t('period_name.quarter', { quarter, year });
  if (month) return t('period_name.month', { month: String(Number(month)), year });
  if (week) {
    const { first, next } = periodDays(period);
    const last = addDays(next, -1);
    const sameYear = first.slice(0, 4) === last.slice(0, 4);
    return t('period_name.week', {
      week: String(Number(week)),
      from: sameYear ? f.date(first).replace(/\s\d{4}$/, '') : f.date(first),
      to: f.date(last),
    });
  }
  return year ? t('period_name.year', { year }) : period;
}
