import { localDay } from '../../../lib/calendar/zone.ts';
import { type Loaded, load, loadAnswer } from '../../server/load.ts';
import type { Page } from '../../server/open-page.ts';
import type { Deal } from '../deal-columns.ts';
import { type StageLimits, stageLimits } from '../stage-limits.ts';
import type { DealDocument } from './deal-document.ts';

/** What the page of a deal shows. */
export type AskedDeal = {
  readonly document: DealDocument;
  /** Its row of the list: pushes, age, stage. */
  readonly row: Deal | null;
  readonly limits: StageLimits;
  /** Its chance by the history of its stage, and how many deals that stands on. */
  readonly chance: { readonly share: number; readonly won: number; readonly of: number } | null;
  /** The day of the instant that is shown, YYYY-MM-DD. */
  readonly today: string;
};

/** The chance is told in the forecast of the quarter that the deal should close in. */
async function chanceOf(question: URLSearchParams, document: DealDocument): Promise<AskedDeal['chance']> {
  const date = document.deal.expected_close_date;
  if (document.deal.outcome !== 'open' || date === null) return null;
  const asked = new URLSearchParams(question);
  asked.set('period', `${date.slice(0, 4)}-Q${Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1}`);
  const forecast = await loadAnswer('forecast', asked);
  const found = forecast.ok ? forecast.value.deals[0] : undefined;
  if (!found || found.p_stage === null) return null;
  return { share: found.p_stage, won: found.why.won ?? 0, of: found.why.closed ?? 0 };
}

/** Everything the page of a deal shows, at the instant of the address. @returns a failure `not_found` for an unknown id */
export async function askedDeal(page: Page, id: string): Promise<Loaded<AskedDeal>> {
  const { question, about } = page;
  const own = new URLSearchParams([...question].filter(([name]) => name === 'process' || name === 'as_of'));
  const document = await load(
    async (engine) => (await engine.answerDeal(id, own)) as unknown as DealDocument,
  );
  if (!document.ok) return document;
  const alone = new URLSearchParams(own);
  alone.set('process', document.value.process);
  alone.set('deal', id);
  const [rows, limits, chance] = await Promise.all([
    loadAnswer('deals', alone),
    stageLimits(page),
    chanceOf(alone, document.value),
  ]);
  return {
    ok: true,
    value: {
      document: document.value,
      row: (rows.ok && rows.value.rows[0]) || null,
      limits,
      chance,
      today: localDay(BigInt(Date.parse(document.value.as_of)) * 1000n, about.timezone),
    },
  };
}
