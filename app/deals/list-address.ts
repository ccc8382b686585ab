import { address, questionOf } from '../ui/address.ts';

/** Names of a list that a deal's own page does not ask about. */
const ofDeal = new Set(['process', 'as_of']);
const ofPage = new Set(['limit', 'offset']);

/** What the list asks, without the page of it. */
export function listQuestion(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...questionOf(params)].filter(([name]) => !ofPage.has(name)));
}

/** The page of a deal; it keeps the list that it was opened from, and where in it, for the way on and back. */
export function dealAddress(id: string, process: string, list: URLSearchParams, nth: number): string {
  const kept = new URLSearchParams([...list].filter(([name]) => ofDeal.has(name)));
  return address(`/deals/${encodeURIComponent(id)}`, kept, {
    process,
    'view.list': list.toString() || null,
    'view.nth': nth,
  });
}
