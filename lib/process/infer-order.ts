import { type Group, sum } from './infer-kinds.ts';

const least = (numbers: (number | null)[]) => {
  const known = numbers.filter((n) => n !== null);
  return known.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...known);
};
/** The least exported position; infinite without one. */
export const positionOf = ({ stages }: Group) => least(stages.map(({ position }) => position));
/** Where the group first appears in the files. */
export const appearanceOf = ({ stages }: Group) => least(stages.map(({ appearance }) => appearance));

/** Mean rank of first entries, weighted by rows; infinite without history. */
export function rankOf({ stages }: Group): number {
  const known = stages.filter(({ meanRank }) => meanRank !== null);
  const n = sum(known.map((stage) => Math.max(1, stage.n)));
  return known.length === 0
    ? Number.POSITIVE_INFINITY
    : sum(known.map((stage) => (stage.meanRank ?? 0) * Math.max(1, stage.n))) / n;
}

/** Compares keys from left to right; two infinities are equal. */
export function by(...keys: ((group: Group) => number)[]) {
  return (a: Group, b: Group) => {
    for (const key of keys) {
      const [left, right] = [key(a), key(b)];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
}
