import { address } from '../ui/address.ts';

/** How many flags a page of evidence holds. */
export const pageLength = 30;

const own = ['rule', 'stage', 'limit', 'offset', 'sort', 'key', 'group_by'];

/** What the page as a whole asks: its filters without those of the list of evidence. */
export function wholeQuestion(question: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...question].filter(([name]) => !own.includes(name)));
}

/** Flags that stand now come first in every list of flags, accepted ones last, so that a state is a stretch of it. */
export type FlagState = 'all' | 'now' | 'past' | 'waived';

/** The state of flags that an address asks for. */
export function stateOf(params: URLSearchParams): FlagState {
  const state = params.get('view.state');
  return state === 'now' || state === 'past' || state === 'waived' ? state : 'all';
}

/** The stretch of a list of flags that holds a page of one state. */
export function stretchOf(
  state: FlagState,
  counts: { readonly total: number; readonly now: number; readonly waived: number },
  offset: number,
): { readonly offset: number; readonly limit: number; readonly total: number } {
  const standing = counts.total - counts.waived;
  const stretches = {
    all: [0, counts.total],
    now: [0, counts.now],
    past: [counts.now, standing - counts.now],
    waived: [standing, counts.waived],
  } as const;
  const [first, total] = stretches[state];
  return { offset: first + offset, limit: Math.max(0, Math.min(pageLength, total - offset)), total };
}

/** An address of the page that shows the evidence of a rule. */
export function evidenceAddress(
  params: URLSearchParams,
  change: Readonly<Record<string, string | null>>,
): string {
  return `${address('/compliance', params, { offset: null, ...change })}#evidence`;
}
