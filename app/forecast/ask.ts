import type { Answers } from '../../lib/answers.ts';
import { localDay } from '../../lib/calendar/zone.ts';
import { type Loaded, loadAnswer } from '../server/load.ts';
import type { Page } from '../server/page.ts';
import { earlier, horizon, quarterOf } from './period-choice.ts';

export type Forecast = Answers['forecast'];
export type DealsList = Answers['deals'];

/** Deals that the answer carries: enough to say on which of them it hangs. */
export const dealsAsked = 1000;

/** Dimensions that a forecast may be cut by, those with a plan of their own first. */
const cuts = ['owner', 'team', 'product', 'source', 'segment', 'pipeline'] as const;

/** What the page shows, each part as it came. */
export type ForecastParts = {
  readonly period: string;
  readonly today: string;
  readonly question: URLSearchParams;
  readonly answer: Loaded<Forecast>;
  readonly before: Loaded<Forecast>;
  readonly deals: Loaded<DealsList>;
  readonly overdue: Loaded<DealsList>;
  readonly undated: Loaded<DealsList>;
  readonly by: string | null;
  readonly cuts: readonly string[];
  readonly groups: Loaded<Forecast> | null;
  readonly horizon: readonly { readonly period: string; readonly answer: Loaded<Forecast> }[];
};

/** The local day of the instant that the page speaks of. */
export function todayOf(page: Page): string {
  const asked = page.question.get('as_of') ?? page.about.asOf;
  if (/^\d{4}-\d{2}-\d{2}$/.test(asked)) return asked;
  const at = Date.parse(asked);
  return Number.isNaN(at) ? page.about.asOf.slice(0, 10) : localDay(BigInt(at) * 1000n, page.about.timezone);
}

function withs(base: URLSearchParams, change: Readonly<Record<string, string>>): URLSearchParams {
  const question = new URLSearchParams(base);
  for (const [name, value] of Object.entries(change)) question.set(name, value);
  return question;
}

/** Dimensions with more than one value in this process. */
function cutsOf(page: Page): readonly string[] {
  return cuts.filter((name) => (page.about.values[name] ?? []).length > 1);
}

/** Asks all questions of the page at once. */
export async function ask(page: Page): Promise<ForecastParts> {
  const today = todayOf(page);
  const period = page.question.get('period') ?? quarterOf(today);
  const question = withs(page.question, { period });
  for (const name of ['group_by', 'key', 'limit', 'offset', 'sort']) question.delete(name);
  const available = cutsOf(page);
  const by = available.find((name) => name === page.params.get('view.by')) ?? available[0] ?? null;
  const list = (figure: string, limit: string) =>
    loadAnswer('deals', withs(question, { figure, limit, sort: '-amount' }));
  const asOf = page.question.get('as_of') ?? page.about.asOf;
  const [answer, before, deals, overdue, undated, groups, others] = await Promise.all([
    loadAnswer('forecast', withs(question, { limit: String(dealsAsked) })),
    loadAnswer('forecast', withs(question, { limit: '1', as_of: earlier(asOf, 7) })),
    list('forecast.pipeline', '60'),
    list('forecast.overdue', '8'),
    list('forecast.undated', '8'),
    by ? loadAnswer('forecast', withs(question, { limit: '1', group_by: by })) : null,
    Promise.all(
      horizon(today).map(async (one) => ({
        period: one,
        answer: await loadAnswer('forecast', withs(question, { period: one, limit: '1' })),
      })),
    ),
  ]);
  return {
    period,
    today,
    question,
    answer,
    before,
    deals,
    overdue,
    undated,
    by,
    cuts: available,
    groups,
    horizon: others,
  };
}
