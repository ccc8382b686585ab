import { address } from '../ui/address.ts';

/** How many flags a page of evidence holds. */
export const pageLength = 30;

const own = ['rule', 'stage', 'limit', 'offset', 'sort', 'key', 'group_by'];

/** What the page as a whole asks: its filters without those of the list of evidence. */
export function wholeQuestion(question: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...question].filter(([name]) => !own.includes(name)));
}

/** Flags that stand now come first in every list of flags, so that a state is a stretch of it. */
export type FlagState = 'all' | 'now' | 'past';

/** The state of flags that an address asks for. */
export function stateOf(params: URLSearchParams): FlagState {
  const state = params.get('view.state');
  return state === 'now' || state === 'past' ? state : 'all';
}

/** The stretch of a list of flags that holds a page of one state. */
export function stretchOf(
  state: FlagState,
  counts: { readonly total: number; readonly now: number },
  offset: number,
): { readonly offset: number; readonly limit: number; readonly total: number } {
  const [first, total] =
    state === 'now'
      ? [0, counts.now]
      : state === 'past'
        ? [counts.now, counts.total - counts.now]
        : [0, counts.total];
  return { offset: first + offset, limit: Math.max(0, Math.min(pageLength, total - offset)), total };
}

/** An address of the page that shows the evidence of a rule. */
export function evidenceAddress(
  params: URLSearchParams,
  change: Readonly<Record<string, string | null>>,
): string {
  return `${address('/compliance', params, { offset: null, ...change })}#evidence`;
}
