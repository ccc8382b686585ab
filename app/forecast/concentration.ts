/** How much of a forecast hangs on a few deals. Pure. */

export type Expected = {
  readonly deal_id: string;
  readonly amount: number | null;
  readonly p: number | null;
};

export type Concentration = {
  readonly top: number;
  /** Amount × probability of the largest `top` deals. */
  readonly expected: number;
  /** Their part of what all open deals are expected to bring. */
  readonly share: number | null;
};

/** What a deal is expected to bring: its amount times its probability. */
export const expectedOf = ({ amount, p }: Expected): number => (amount ?? 0) * (p ?? 0);

/**
 * The largest 1, 3 and 5 by what they are expected to bring.
 * @param whole what all open deals of the period are expected to bring
 */
export function concentration(deals: readonly Expected[], whole: number | null): readonly Concentration[] {
  const sorted = deals.map(expectedOf).sort((a, b) => b - a);
  return [1, 3, 5]
    .filter((top) => top <= sorted.length)
    .map((top) => {
      const expected = sorted.slice(0, top).reduce((sum, one) => sum + one, 0);
      return { top, expected, share: whole ? expected / whole : null };
    });
}
