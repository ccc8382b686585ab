import type { Answers } from '../../lib/answers.ts';
import { localDay } from '../../lib/calendar/zone.ts';
import { type Loaded, loadAnswer } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { earlier, horizon, quarterOf } from './period-choice.ts';

export type Forecast = Answers['forecast'];
export type DealsList = Answers['deals'];

/** Deals that the answer carries: enough to say on which of them it hangs. */
export const dealsAsked = 1000;

/** Deals that the page lists. */
export const dealsShown = 20;

/** Dimensions that a forecast may be cut by, those with a plan of their own first. */
const cuts = ['owner', 'team', 'product', 'source', 'segment', 'pipeline'] as const;

export type HorizonPart = { readonly period: string; readonly answer: Loaded<Forecast> };

/** What the page shows: the forecast itself, and the parts that come after it. */
export type ForecastParts = {
  readonly period: string;
  readonly today: string;
  readonly question: URLSearchParams;
  readonly answer: Loaded<Forecast>;
  /** The largest deals of the period, with what their cards say. */
  readonly deals: Promise<Loaded<DealsList>>;
  readonly outside: Promise<Readonly<Record<'overdue' | 'undated', Loaded<DealsList>>>>;
  /** The same period a week earlier. */
  readonly before: Promise<Loaded<Forecast>>;
  readonly by: string | null;
  readonly cuts: readonly string[];
  readonly groups: Promise<Loaded<Forecast>> | null;
  readonly horizon: Promise<readonly HorizonPart[]>;
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

/** Asks all questions of the page at once and waits for the forecast alone. */
export async function ask(page: Page): Promise<ForecastParts> {
  const today = todayOf(page);
  const period = page.question.get('period') ?? quarterOf(today);
  const question = withs(page.question, { period });
  for (const name of ['group_by', 'key', 'limit', 'offset', 'sort']) question.delete(name);
  const available = cutsOf(page);
  const by = available.find((name) => name === page.params.get('view.by')) ?? available[0] ?? null;
  const list = (figure: string, limit: number) =>
    loadAnswer('deals', withs(question, { figure, limit: String(limit), sort: '-amount' }));
  const own = loadAnswer('forecast', withs(question, { limit: String(dealsAsked) }));
  const asOf = page.question.get('as_of') ?? page.about.asOf;
  const parts = {
    deals: list('forecast.pipeline', dealsShown),
    horizon: Promise.all(
      horizon(today).map(async (one) => ({
        period: one,
        answer:
          one === period
            ? await own
            : await loadAnswer('forecast', withs(question, { period: one, limit: '1' })),
      })),
    ),
    groups: by ? loadAnswer('forecast', withs(question, { limit: '1', group_by: by })) : null,
    outside: Promise.all([list('forecast.overdue', 8), list('forecast.undated', 8)]).then(
      ([overdue, undated]) => ({ overdue, undated }),
    ),
    before: loadAnswer('forecast', withs(question, { limit: '1', as_of: earlier(asOf, 7) })),
  };
  return { period, today, question, by, cuts: available, answer: await own, ...parts };
}
