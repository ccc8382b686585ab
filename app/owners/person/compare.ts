import type { Answers } from '../../../lib/answers.ts';
import { newcombe, share, wilson } from '../../../lib/stats/proportions.ts';

/** k of n with its interval. */
export type Rate = {
  readonly k: number;
  readonly n: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** One figure of a person beside the same figure of all the others together. */
export type Compared = {
  readonly id: string;
  readonly own: Rate;
  readonly others: Rate;
  /** Apart by more than chance (95 %), with enough cases on both sides; null otherwise. */
  readonly side: 'above' | 'below' | null;
};

/** Fewest cases that let a figure be compared. */
export const enough = 10;

function rateOf(k: number, n: number): Rate {
  return { k, n, value: share(k, n), ...wilson(k, n) };
}

/** A person's k of n against the rest of the whole. */
export function compare(
  id: string,
  own: readonly [number, number],
  whole: readonly [number, number],
): Compared {
  const rest = [Math.max(0, whole[0] - own[0]), Math.max(0, whole[1] - own[1])] as const;
  const { low, high } = newcombe(...own, ...rest);
  const isJudged = own[1] >= enough && rest[1] >= enough && low !== null && high !== null;
  const side = isJudged && low > 0 ? 'above' : isJudged && high < 0 ? 'below' : null;
  return { id, own: rateOf(...own), others: rateOf(...rest), side };
}

type Funnel = Answers['funnel'];

/** The share that goes on from each stage among those decided there. */
export function compareStages(own: Funnel, whole: Funnel): Compared[] {
  const decided = (stage: Funnel['stages'][number] | undefined) =>
    [stage?.advanced ?? 0, (stage?.advanced ?? 0) + (stage?.lost ?? 0)] as const;
  return whole.stages.map((stage) =>
    compare(stage.stage, decided(own.stages.find((one) => one.stage === stage.stage)), decided(stage)),
  );
}

type Compliance = Answers['compliance'];

/** The share of cases that broke each judged rule, of those that could. */
export function compareRules(own: Compliance, whole: Compliance): Compared[] {
  const counts = (rule: Compliance['rules'][number] | undefined) =>
    [rule?.cases ?? 0, rule?.exposed ?? 0] as const;
  return whole.rules
    .filter(({ judged }) => judged)
    .map((rule) => compare(rule.rule, counts(own.rules.find((one) => one.rule === rule.rule)), counts(rule)));
}

/** How many people lose a deal for one reason. */
export type Reason = {
  readonly reason: string | null;
  readonly n: number;
  readonly amount: number | null;
  readonly share: number | null;
  readonly othersShare: number | null;
};

/** The reasons of a person's losses, the commonest first, with their share among the others' losses. */
export function reasonsOf(own: Answers['winloss'], whole: Answers['winloss']): Reason[] {
  const totals = (answer: Answers['winloss']) => {
    const sums = new Map<string | null, { n: number; amount: number | null }>();
    for (const { reason, n, amount } of answer.reasons) {
      const before = sums.get(reason) ?? { n: 0, amount: null };
      sums.set(reason, {
        n: before.n + n,
        amount: amount === null ? before.amount : (before.amount ?? 0) + amount,
      });
    }
    return sums;
  };
  const [mine, all] = [totals(own), totals(whole)];
  const count = (sums: ReturnType<typeof totals>) => [...sums.values()].reduce((sum, { n }) => sum + n, 0);
  const [mineAll, restAll] = [count(mine), count(all) - count(mine)];
  return [...mine]
    .map(([reason, { n, amount }]) => ({
      reason,
      n,
      amount,
      share: share(n, mineAll),
      othersShare: share((all.get(reason)?.n ?? n) - n, restAll),
    }))
    .sort((a, b) => b.n - a.n);
}
