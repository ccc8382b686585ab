import { newcombe, share, wilson } from '../stats/proportions.ts';

/** Cases of the exposed; no share where flags of former owners outnumber the owner's own cases. */
export function shareOf(cases: number, exposed: number) {
  const fits = cases <= exposed;
  const { low, high } = wilson(fits ? cases : 0, fits ? exposed : 0);
  return { cases, exposed, share: fits ? share(cases, exposed) : null, ci_low: low, ci_high: high };
}

type Counted = readonly [cases: number, exposed: number];

/** Whether the share differs from that of all the others beyond chance (95 %). */
export function isDistinct([cases, exposed]: Counted, [allCases, allExposed]: Counted): boolean {
  const others = [allCases - cases, allExposed - exposed] as const;
  if (cases > exposed || others[0] < 0 || others[0] > others[1]) return false;
  const { low, high } = newcombe(cases, exposed, ...others);
  return low !== null && high !== null && (low > 0 || high < 0);
}
