import { loadAnswer } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { presetsAt } from '../server/periods.ts';
import { lateStage } from './stage-order.ts';

/** The questions of the page: its own, the period before, the last 90 days, by month, the funnel by source. */
export async function ask(page: Page) {
  const own = new URLSearchParams(page.question);
  own.delete('group_by');
  const withs = (base: URLSearchParams, change: Record<string, string>) => {
    const question = new URLSearchParams(base);
    for (const [name, value] of Object.entries(change)) question.set(name, value);
    return question;
  };
  const asOf = own.get('as_of') ?? page.about.asOf;
  const last = presetsAt(asOf.length === 10 ? `${asOf}T12:00:00Z` : asOf, page.about.timezone).find(
    ({ id }) => id === 'last_90_days',
  );
  const byMonth = withs(own, { group_by: 'month' });
  const bySource = withs(own, { group_by: 'source' });
  bySource.delete('basis');
  const needsRecent = !own.has('from') && !own.has('to') && own.get('basis') !== 'created' && last;
  const months = loadAnswer('winloss', byMonth);
  const [answer, before, recent, funnel] = await Promise.all([
    loadAnswer('winloss', own),
    page.questionBefore ? loadAnswer('winloss', page.questionBefore) : null,
    needsRecent ? loadAnswer('winloss', withs(own, { from: last.from, to: last.to })) : null,
    lateStage(page) ? loadAnswer('funnel', bySource) : null,
  ]);
  return {
    own,
    byMonth,
    answer,
    before: before?.ok ? before.value : null,
    recent: recent?.ok ? recent.value : null,
    months,
    funnel: funnel ?? { ok: false as const, error: { code: 'none', message: '', hint: null } },
  };
}
