import type { Answers } from '../../lib/answers.ts';
import { loadAnswer } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { changed } from '../ui/address.ts';

/** Most deals of a stage that are read for its dots: the ones that stand there longest. */
export const mostRead = 1000;

export type StandingDeal = { readonly id: string; readonly name: string | null; readonly days: number };

/** Who stands on a stage now, the longest first, and how many of them are over its limit. */
export type Standing = {
  readonly total: number;
  readonly deals: readonly StandingDeal[];
  readonly over: number;
  readonly amountOver: number | null;
};

const isOver = ({ flags }: Answers['deals']['rows'][number]) => flags.includes('stage_overdue');

/** The question about now: without the period and what only durations know. */
export function nowQuestion(page: Page): URLSearchParams {
  return changed(page.question, {
    from: null,
    to: null,
    basis: null,
    unit: null,
    clock: null,
    group_by: null,
  });
}

async function standingOn(question: URLSearchParams, stage: string): Promise<Standing | null> {
  const list = { figure: 'stock.current', stage, sort: '-stage_age_days', limit: String(mostRead) };
  const over = { figure: 'compliance.now', rule: 'stage_overdue', stage, limit: '1' };
  const there = await loadAnswer('deals', changed(question, list));
  if (!there.ok) return null;
  const { rows, total } = there.value;
  const isWhole = total <= rows.length;
  const flagged = isWhole ? null : await loadAnswer('deals', changed(question, over));
  const late = rows.filter(isOver);
  const sum = late.reduce((all, { amount }) => all + (amount ?? 0), 0);
  return {
    total,
    deals: rows.map((row) => ({ id: row.deal_id, name: row.name, days: row.stage_age_days ?? 0 })),
    over: flagged?.ok ? flagged.value.total : late.length,
    amountOver: flagged?.ok
      ? (flagged.value.amount ?? null)
      : late.some(({ amount }) => amount !== null)
        ? sum
        : null,
  };
}

/** Who stands where now, by stage. */
export async function standingNow(page: Page): Promise<ReadonlyMap<string, Standing>> {
  const question = nowQuestion(page);
  const stages = page.about.states.filter(({ position }) => position !== null);
  const found = await Promise.all(
    stages.map(async ({ id }) => [id, await standingOn(question, id)] as const),
  );
  return new Map(found.flatMap(([id, standing]) => (standing ? [[id, standing] as const] : [])));
}
