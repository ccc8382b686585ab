import type { Answers } from '../../lib/answers.ts';
import { known } from '../overview/ask.ts';
import { loadAnswer } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { caseQuestion, changed } from '../ui/address.ts';

/** More deals than this are not read one by one for a page. */
const readable = 10_000;

/** The filters of a page with its period. */
export function periodQuestion(page: Page): URLSearchParams {
  const { params } = page;
  return changed(caseQuestion(page), { from: params.get('from'), to: params.get('to') });
}

/** The window of a page in words. */
export function windowText({ t, f, params }: Page): string {
  const [from, to] = [params.get('from'), params.get('to')];
  if (from && to) return t('owners.period', { from: f.date(from), to: f.date(to) });
  if (from) return t('owners.period.from', { from: f.date(from) });
  return to ? t('owners.period.to', { to: f.date(to) }) : t('owners.period.all');
}

async function rowsOf(question: URLSearchParams): Promise<Answers['deals']['rows'] | null> {
  const deals = await loadAnswer('deals', changed(question, { limit: readable }));
  return deals.ok && deals.value.rows.length === deals.value.total ? deals.value.rows : null;
}

/** What the table of people stands on. */
export async function askOwners(page: Page) {
  const question = periodQuestion(page);
  const isDeal = page.about.process.entity === 'deal';
  const forecastOf = changed(caseQuestion(page), { group_by: 'owner', limit: 1 });
  const [result, open, won, forecast] = await Promise.all([
    loadAnswer('winloss', question),
    rowsOf(changed(caseQuestion(page), { outcome: 'open' })),
    rowsOf(changed(question, { figure: 'winloss.won' })),
    isDeal ? loadAnswer('forecast', forecastOf) : null,
  ]);
  return { question, result, open, won, forecast: known(forecast) };
}
