/** Cases whose ages share a place on the axis. */
export type Bin<T> = {
  /** Middle of the place, 0–1. */
  readonly at: number;
  readonly isOver: boolean;
  readonly members: readonly T[];
};

/**
 * Puts cases into at most `places` places of an axis, those over the threshold apart from the others.
 * @param at where a case stands, 0–1
 */
export function binned<T>(
  cases: readonly T[],
  at: (one: T) => number,
  isOver: (one: T) => boolean,
  places: number,
): Bin<T>[] {
  const bins = new Map<string, { index: number; isOver: boolean; members: T[] }>();
  for (const one of cases) {
    const index = Math.min(places - 1, Math.floor(at(one) * places));
    const key = `${index} ${isOver(one)}`;
    const bin = bins.get(key) ?? { index, isOver: isOver(one), members: [] };
    bin.members.push(one);
    bins.set(key, bin);
  }
  return [...bins.values()]
    .sort((a, b) => a.index - b.index || Number(a.isOver) - Number(b.isOver))
    .map(({ index, isOver: over, members }) => ({ at: (index + 0.5) / places, isOver: over, members }));
}
