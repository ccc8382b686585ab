import { known } from '../../overview/ask.ts';
import { loadAnswer } from '../../server/load.ts';
import type { Page } from '../../server/open-page.ts';
import { caseQuestion, changed } from '../../ui/address.ts';
import { periodQuestion } from '../ask-owners.ts';

/** How many open deals are weighed for the talk. */
const weighed = 500;

/** Asks all about one person's deals and the same about everybody's. @param owner null = deals without an owner */
export async function askPerson(page: Page, owner: string | null) {
  const all = changed(periodQuestion(page), { owner: null });
  const own = changed(all, { owner: owner ?? '' });
  const now = changed(own, { from: null, to: null });
  const allNow = changed(all, { from: null, to: null });
  const exited = { basis: 'exited' };
  const isDeal = page.about.process.entity === 'deal';
  const forecast = (question: URLSearchParams, more = {}) =>
    isDeal ? loadAnswer('forecast', changed(question, { limit: 1, ...more })) : null;
  const [
    results,
    ownResults,
    funnel,
    ownFunnel,
    stays,
    ownStays,
    rules,
    ownRules,
    forecasts,
    ownForecast,
    open,
  ] = await Promise.all([
    loadAnswer('winloss', all),
    loadAnswer('winloss', own),
    loadAnswer('funnel', changed(all, exited)),
    loadAnswer('funnel', changed(own, exited)),
    loadAnswer('durations', all),
    loadAnswer('durations', own),
    loadAnswer('compliance', changed(allNow, { limit: 1 })),
    loadAnswer('compliance', changed(now, { limit: 1 })),
    forecast(allNow, { group_by: 'owner' }),
    forecast(now),
    loadAnswer('deals', changed(now, { outcome: 'open', sort: '-amount', limit: weighed })),
  ]);
  return {
    owner,
    all,
    own,
    now,
    exited: changed(own, exited),
    cases: caseQuestion(page),
    results,
    ownResults,
    funnel,
    ownFunnel,
    stays,
    ownStays,
    rules,
    ownRules,
    plan: known(forecasts)?.groups?.find(({ key }) => key === owner) ?? null,
    ownForecast,
    open,
  };
}

export type Person = Awaited<ReturnType<typeof askPerson>>;
