import type { Page } from '../server/open-page.ts';
import { type Period, periodBefore, presetsAt } from '../server/periods.ts';
import { periodText } from '../ui/period-text.ts';

/** The period that a sentence speaks of. */
export type SpokenPeriod = {
  /** What of the period goes into a question; a side left open is absent. */
  readonly window: Partial<Period>;
  readonly text: string;
  /** The period to compare with, null when this one has no start or no end. */
  readonly before: Period | null;
};

function quarterOf({ from }: Period): string {
  return `${from.slice(0, 4)}-Q${Math.floor((Number(from.slice(5, 7)) - 1) / 3) + 1}`;
}

function lastFullQuarter(at: string, zone: string): Period {
  const { from, to } = presetsAt(at, zone).find(({ id }) => id === 'last_quarter')!;
  return { from, to };
}

/** The chosen period in words; null where there is none. */
export function chosenPeriodText({ params, f, t }: Page): string | null {
  const [from, to] = [params.get('from'), params.get('to')];
  if (!from && !to) return null;
  return t(`funnel.period.${from && to ? 'between' : from ? 'from' : 'to'}`, {
    from: f.date(from),
    to: f.date(to),
  });
}

function chosenPeriod(page: Page): SpokenPeriod | null {
  const { params, before } = page;
  const [from, to] = [params.get('from'), params.get('to')];
  const text = chosenPeriodText(page);
  if (text === null) return null;
  const previous = new URLSearchParams({ from: from ?? '', to: to ?? '', 'view.compare': 'previous' });
  return {
    window: { ...(from && { from }), ...(to && { to }) },
    text,
    before: before ?? periodBefore(previous),
  };
}

/** The chosen period, else the last full quarter before the as-of. */
export function spokenPeriod(page: Page): SpokenPeriod {
  const chosen = chosenPeriod(page);
  if (chosen) return chosen;
  const { asOf, timezone } = page.about;
  const asked = page.question.get('as_of') ?? asOf;
  const at = /^\d{4}-\d\d-\d\d$/.test(asked) ? `${asked}T12:00:00Z` : asked;
  const quarter = lastFullQuarter(at, timezone);
  return {
    window: quarter,
    text: periodText(page, quarterOf(quarter)),
    before: lastFullQuarter(`${quarter.from}T12:00:00Z`, 'UTC'),
  };
}
