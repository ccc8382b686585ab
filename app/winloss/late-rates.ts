import { newcombe, share, wilson } from '../../lib/stats/proportions.ts';

type Stage = {
  readonly stage: string;
  readonly reached: number;
  readonly lost: number;
  readonly to_won: number | null;
};
type Group = { readonly key: string | null | readonly (string | null)[]; readonly stages: readonly Stage[] };

/** How often a group loses what got to a stage: lost at it or later, of those with an outcome. */
export type LateRate = {
  readonly key: string | null;
  readonly lost: number;
  readonly decided: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Chance alone does not explain its difference from all the others. */
  readonly distinct: boolean;
};

/** Of fewer decided deals nothing is said. */
const fewest = 10;

function decidedFrom(stages: readonly Stage[], from: string): { lost: number; decided: number } {
  const at = stages.findIndex(({ stage }) => stage === from);
  const entry = stages[at];
  if (!entry) return { lost: 0, decided: 0 };
  const lost = stages.slice(at).reduce((sum, stage) => sum + stage.lost, 0);
  return { lost, decided: lost + Math.round((entry.to_won ?? 0) * entry.reached) };
}

/** Loss rates from a stage on, the highest first, and of all groups together. @param groups a funnel cut by source */
export function lateRates(
  groups: readonly Group[],
  from: string,
): { readonly whole: { lost: number; decided: number }; readonly rates: readonly LateRate[] } {
  const counted = groups
    .filter((group): group is Group & { key: string | null } => !Array.isArray(group.key))
    .map(({ key, stages }) => ({ key, ...decidedFrom(stages, from) }))
    .filter(({ decided }) => decided > 0);
  const whole = counted.reduce(
    (sum, { lost, decided }) => ({ lost: sum.lost + lost, decided: sum.decided + decided }),
    { lost: 0, decided: 0 },
  );
  const rates = counted.map(({ key, lost, decided }) => {
    const gap = newcombe(lost, decided, whole.lost - lost, whole.decided - decided);
    return {
      key,
      lost,
      decided,
      rate: share(lost, decided),
      ...wilson(lost, decided),
      distinct: decided >= fewest && gap.low !== null && gap.high !== null && (gap.low > 0 || gap.high < 0),
    };
  });
  return { whole, rates: rates.sort((a, b) => (b.rate ?? 0) - (a.rate ?? 0)) };
}
