import type { Answers } from '../../lib/answers.ts';
import { type Loaded, loadAnswer } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { stateOf, stretchOf, wholeQuestion } from './questions.ts';

type Deal = Answers['deals']['rows'][number];

/** A page of flags with the deals that they speak of. */
export type EvidencePage = {
  readonly answer: Loaded<Answers['compliance']>;
  readonly question: URLSearchParams;
  readonly deals: ReadonlyMap<string, Deal>;
  /** How many flags there are of the state asked for, and where the page begins. */
  readonly total: number;
  readonly offset: number;
  /** How many of them people have accepted. */
  readonly waived: number;
};

const clean = (value: string | null) => Math.max(0, Math.floor(Number(value) || 0));

function withPage(question: URLSearchParams, limit: number, offset: number): URLSearchParams {
  const paged = new URLSearchParams(question);
  paged.set('limit', String(limit));
  paged.set('offset', String(offset));
  return paged;
}

/** Asks for the flags of the page's rule, stage and state, and for the names of their deals. */
export async function askEvidence(page: Page): Promise<EvidencePage> {
  const question = wholeQuestion(page.question);
  for (const name of ['rule', 'stage'])
    for (const value of page.question.getAll(name).filter(Boolean)) question.append(name, value);
  const none = { question, deals: new Map<string, Deal>(), total: 0, offset: 0, waived: 0 };
  const counted = await loadAnswer('compliance', withPage(question, 1, 0));
  if (!counted.ok) return { answer: counted, ...none };
  const { flags_total, rules } = counted.value;
  const sum = (count: 'flags_now' | 'waived') => rules.reduce((all, rule) => all + (rule[count] ?? 0), 0);
  const [now, waived] = [sum('flags_now'), sum('waived')];
  const asked = clean(page.params.get('offset'));
  const stretch = stretchOf(stateOf(page.params), { total: flags_total, now, waived }, asked);
  if (stretch.limit === 0)
    return {
      answer: { ok: true, value: { ...counted.value, flags: [] } },
      ...none,
      total: stretch.total,
      offset: asked,
      waived,
    };
  const answer = await loadAnswer('compliance', withPage(question, stretch.limit, stretch.offset));
  if (!answer.ok) return { answer, ...none };
  const ids = [...new Set(answer.value.flags.map((flag) => flag.case))];
  const asking = new URLSearchParams(
    [...question].filter(([name]) => ['process', 'as_of', 'currency'].includes(name)),
  );
  for (const id of ids) asking.append('deal', id);
  asking.set('limit', String(ids.length));
  const deals = await loadAnswer('deals', asking);
  return {
    answer,
    question,
    deals: new Map(deals.ok ? deals.value.rows.map((deal) => [deal.deal_id, deal]) : []),
    total: stretch.total,
    offset: asked,
    waived,
  };
}
