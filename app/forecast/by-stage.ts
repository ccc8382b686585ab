import { wilson } from '../../lib/stats/proportions.ts';

type Deal = {
  readonly amount: number | null;
  readonly p_crm: number | null;
  readonly p_stage: number | null;
  readonly why: {
    readonly stage: string | null;
    readonly won: number | null;
    readonly closed: number | null;
  };
};

/** The deals of a stage by both methods: the CRM's probabilities and how often deals that got there were won. */
export type StageMethods = {
  readonly stage: string | null;
  readonly n: number;
  readonly amount: number | null;
  /** Mean probability of the deals in the CRM. */
  readonly p_crm: number | null;
  readonly p_stage: number | null;
  /** Of how many closed deals `p_stage` is made, and its interval. */
  readonly won: number | null;
  readonly closed: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly crm: number | null;
  readonly by_stage: number | null;
  /** Whether the CRM's mean lies outside what the history allows for; null where there is no history. */
  readonly apart: 'above' | 'below' | 'within' | null;
};

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

const times = (a: number | null, b: number | null) => (a === null || b === null ? null : a * b);

function methodsOf(stage: string | null, deals: readonly Deal[]): StageMethods {
  const known = deals.flatMap(({ p_crm: p }) => (p === null ? [] : [p]));
  const mean = known.length === 0 ? null : known.reduce((total, p) => total + p, 0) / known.length;
  const first = deals.find(({ why }) => why.closed !== null);
  const { won = null, closed = null } = first?.why ?? {};
  const p = first?.p_stage ?? null;
  const { low, high } =
    p === null || won === null || closed === null ? { low: null, high: null } : wilson(won, closed);
  const apart =
    mean === null || low === null || high === null
      ? null
      : mean > high
        ? 'above'
        : mean < low
          ? 'below'
          : 'within';
  return {
    stage,
    n: deals.length,
    amount: sum(deals.map(({ amount }) => amount)),
    p_crm: mean,
    p_stage: p,
    won,
    closed,
    low,
    high,
    crm: sum(deals.map((deal) => times(deal.amount, deal.p_crm))),
    by_stage: sum(deals.map((deal) => times(deal.amount, deal.p_stage))),
    apart,
  };
}

/** Both methods stage by stage, in the order of the process. */
export function byStage(deals: readonly Deal[], order: readonly string[]): readonly StageMethods[] {
  const place = (stage: string | null) => (stage === null ? order.length + 1 : order.indexOf(stage));
  return [...new Set(deals.map(({ why }) => why.stage))]
    .sort((a, b) => place(a) - place(b))
    .map((stage) =>
      methodsOf(
        stage,
        deals.filter(({ why }) => why.stage === stage),
      ),
    );
}
