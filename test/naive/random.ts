/** A small seeded source of chance (mulberry32): one seed, one stream, on every machine. */
export type Chance = {
  /** In [0, 1). */
  next(): number;
  /** True with this probability. */
  yes(probability: number): boolean;
  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
};

/** The stream of a seed. */
export function chanceOf(seed: number): Chance {
  let state = (Math.imul(seed, 0x9e3779b1) + 0x6d2b79f5) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const shuffled = <Item>(items: readonly Item[]): Item[] => {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = whole(0, i);
      [result[i], result[j]] = [result[j]!, result[i]!];
    }
    return result;
  };
  return {
    next,
    yes: (probability) => next() < probability,
    whole,
    pick: (items) => items[whole(0, items.length - 1)]!,
    shuffled,
  };
}
