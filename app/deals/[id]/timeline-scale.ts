const day = 86_400_000;

/** The span of time that a picture shows, and where an instant stands in it. */
export type Scale = {
  readonly start: number;
  readonly end: number;
  /** 0–1 from left to right; what lies outside stands at the edge. */
  at(instant: string | number): number;
};

/** A scale over instants, at least a day long, with a little room on the right. */
export function scaleOf(instants: readonly (string | number)[]): Scale {
  const times = instants.map((one) => (typeof one === 'number' ? one : Date.parse(one)));
  const start = Math.min(...times);
  const last = Math.max(...times, start + day);
  const end = last + (last - start) * 0.03;
  return {
    start,
    end,
    at: (instant) => {
      const time = typeof instant === 'number' ? instant : Date.parse(instant);
      return Math.min(1, Math.max(0, (time - start) / (end - start)));
    },
  };
}

const steps = [1, 2, 7, 14, 30.4375, 60.875, 91.3125, 182.625, 365.25, 730.5, 1826.25];

/** Instants for the axis: even steps from the start, at most `most` of them. */
export function ticksOf({ start, end }: Scale, most = 4): number[] {
  const step = (steps.find((days) => (end - start) / (days * day) <= most) ?? 3652.5) * day;
  return Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step);
}

/** Events that stand too close to be told apart in the picture. */
export type Cluster<T> = { readonly share: number; readonly items: readonly T[] };

function grouped<T>(items: readonly T[], keyOf: (item: T) => string | number): T[][] {
  const groups = new Map<string | number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/**
 * Events of a lane as marks: those of one day together, and neighbours too while there would be more than `most` marks.
 * @param dayOf the day of an instant for who reads
 */
export function clustersOf<T extends { readonly at: string }>(
  events: readonly T[],
  scale: Scale,
  dayOf: (instant: string) => string,
  most = 70,
): Cluster<T>[] {
  const byDay = grouped(events, ({ at }) => dayOf(at));
  const placeOf = ({ at }: T) => Math.min(most - 1, Math.floor(scale.at(at) * most));
  const groups = byDay.length <= most ? byDay : grouped(events, placeOf);
  return groups.map((items) => ({
    share: items.reduce((sum, { at }) => sum + scale.at(at), 0) / items.length,
    items,
  }));
}
