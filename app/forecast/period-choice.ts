import { addDays, periodDays } from '../../lib/calendar/zone.ts';

const pad = (n: number) => String(n).padStart(2, '0');

/** The quarter `shift` quarters from the one of a day. */
export function quarterOf(day: string, shift = 0): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const quarters = year * 4 + Math.floor((month - 1) / 3) + shift;
  return `${Math.floor(quarters / 4)}-Q${(quarters % 4) + 1}`;
}

/** The month `shift` months from the one of a day. */
export function monthOf(day: string, shift = 0): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const months = year * 12 + month - 1 + shift;
  return `${Math.floor(months / 12)}-${pad((months % 12) + 1)}`;
}

/** The ISO week `shift` weeks from the one of a day: its year is that of its Thursday. */
export function weekOf(day: string, shift = 0): string {
  const date = new Date(`${addDays(day, shift * 7)}T00:00:00Z`);
  const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * 86_400_000);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) + 1;
  return `${year}-W${pad(week)}`;
}

/** Days of a period that are left, the day itself among them; 0 when it is over; all of them before it begins. */
export function daysLeft(period: string, today: string): number {
  const { first, next } = periodDays(period);
  const from = today > first ? today : first;
  return Math.max(0, Math.round((Date.parse(next) - Date.parse(from)) / 86_400_000));
}

/** Whether a period is behind, running or ahead of a day. */
export function periodState(period: string, today: string): 'past' | 'running' | 'ahead' {
  const { first, next } = periodDays(period);
  return today >= next ? 'past' : today < first ? 'ahead' : 'running';
}

/** Periods a meeting speaks of: this week, this and next month, this and the next two quarters, the year. */
export function horizon(today: string): readonly string[] {
  return [
    weekOf(today),
    monthOf(today),
    monthOf(today, 1),
    quarterOf(today),
    quarterOf(today, 1),
    quarterOf(today, 2),
  ];
}

/** Periods to choose from, by kind, the past ones first. */
export function choices(
  today: string,
): readonly { readonly kind: string; readonly periods: readonly string[] }[] {
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);
  const year = Number(today.slice(0, 4));
  return [
    { kind: 'week', periods: range(-2, 5).map((shift) => weekOf(today, shift)) },
    { kind: 'month', periods: range(-3, 6).map((shift) => monthOf(today, shift)) },
    { kind: 'quarter', periods: range(-4, 4).map((shift) => quarterOf(today, shift)) },
    { kind: 'year', periods: [year - 1, year, year + 1].map(String) },
  ];
}

/** The same instant `days` days earlier, or the end of that earlier day when a bare day is given. */
export function earlier(asOf: string, days: number): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return addDays(asOf, -days);
  return new Date(Date.parse(asOf) - days * 86_400_000).toISOString().replace('.000Z', 'Z');
}
