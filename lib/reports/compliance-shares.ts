import { newcombe, share, wilson } from '../stats/proportions.ts';

/** Cases of the exposed; no share where flags of former owners outnumber the owner's own cases. */
export function shareOf(cases: number, exposed: number) {
  const fits = cases <= exposed;
  const { low, high } = wilson(fits ? cases : 0, fits ? exposed : 0);
  return { cases, exposed, share: fits ? share(cases, exposed) : null, ci_low: low, ci_high: high };
}

type Counted = readonly [cases: number, exposed: number];

/** All owners together, without those whose share is unknown: flags of theirs stand on cases that are others' by now. */
export function sumOf(owners: readonly Counted[]): Counted {
  const known = owners.filter(([cases, exposed]) => cases <= exposed);
  return [
    known.reduce((sum, [cases]) => sum + cases, 0),
    known.reduce((sum, [, exposed]) => sum + exposed, 0),
  ];
}

/**
 * Whether an owner's share differs from that of all the others beyond chance (95 %).
 * @param all the owner and the others together, as `sumOf` adds them
 */
export function isDistinct([cases, exposed]: Counted, [allCases, allExposed]: Counted): boolean {
  if (cases > exposed) return false;
  const others = [allCases - cases, allExposed - exposed] as const;
  const { low, high } = newcombe(cases, exposed, ...others);
  return low !== null && high !== null && (low > 0 || high < 0);
}
