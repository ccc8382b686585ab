import type { Frame } from '../../lib/answers.ts';
import { type Loaded, load, loadAnswer } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { caseQuestion, changed } from '../ui/address.ts';
import { momentsAt } from './moments.ts';

/** A single metric: a value per period. */
export type Series = Frame & {
  readonly points: readonly {
    readonly period: string | null;
    readonly value: number | null;
    readonly n: number;
  }[];
};

/** How many deals the overview names. */
const shownToday = 8;

/** Asks everything that the overview shows, all at once; each panel waits only for its own. */
export function askOverview(page: Page) {
  const moments = momentsAt(
    page.question.get('as_of') ?? page.about.asOf,
    page.about.asOf,
    page.about.timezone,
  );
  const question = caseQuestion(page);
  const with90 = changed(question, { basis: 'exited', ...moments.last90 });
  const byMonth = changed(question, { from: `${moments.months[0]}-01`, group_by: 'month' });
  const closedIn = (period: { from: string; to: string }) => loadAnswer('winloss', changed(question, period));
  const isDeal = page.about.process.entity === 'deal';
  const now = loadAnswer('overview', question);
  const broken = now.then((loaded) => {
    const rule = loaded.ok ? loaded.value.flags_now.map(({ rule }) => rule) : [];
    const sort = loaded.ok && (loaded.value.open.amount ?? 0) > 0 ? '-amount' : '-stage_age_days';
    const list = changed(question, { outcome: 'open', rule, sort });
    return loadAnswer('deals', changed(list, { limit: shownToday })).then((answer) => ({ list, answer }));
  });
  const series = (name: string) =>
    load(
      async (engine) => (await engine.answer(name, changed(byMonth, { group_by: [] }))) as unknown as Series,
    );
  return {
    moments,
    question,
    byMonth,
    with90,
    now,
    before: loadAnswer('overview', changed(question, { as_of: moments.before90 })),
    /** The open deals that break a rule now, the largest first. */
    broken,
    stays: loadAnswer('durations', with90),
    stock: loadAnswer('stock', question),
    lastQuarter: closedIn(moments.lastQuarter),
    yearAgo: closedIn(moments.yearAgo),
    forecast: isDeal ? loadAnswer('forecast', changed(question, { limit: '1' })) : null,
    months: loadAnswer('winloss', byMonth),
    wonAmounts: series('won_amount'),
  };
}

export type Asked = ReturnType<typeof askOverview>;

/** The value of an answer, or null where it could not be had. */
export const known = <T>(loaded: Loaded<T> | null): T | null => (loaded?.ok ? loaded.value : null);
