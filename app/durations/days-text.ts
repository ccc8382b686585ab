import type { Translate } from '../../lib/messages.ts';

/** Days as words with the right plural: whole ones from 10 on, else one decimal. */
export function daysText(t: Translate, days: number, clock: 'calendar' | 'working' = 'calendar'): string {
  const n = days < 10 ? Math.round(days * 10) / 10 : Math.round(days);
  return t(clock === 'working' ? 'count.working_days' : 'count.days', { n });
}
