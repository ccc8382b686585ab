import type { Answers } from '../../lib/answers.ts';

type ProcessMap = Answers['map'];
export type Edge = ProcessMap['edges'][number];

/** What the arrows of the map say. */
export type MapShow = 'count' | 'days';

/** What the arrows say, from the address; moves unless asked otherwise. */
export function showOf(params: URLSearchParams): MapShow {
  return params.get('view.arrows') === 'days' ? 'days' : 'count';
}

/** The share of moves that the drawn arrows carry, 0.5–1, from the address. */
export function detailOf(params: URLSearchParams): number {
  const asked = Number(params.get('view.detail') ?? 95);
  return Number.isFinite(asked) ? Math.min(100, Math.max(50, asked)) / 100 : 0.95;
}

/** The most frequent edges that together carry at least this share of the moves. */
export function frequentEdges(edges: readonly Edge[], share: number): Edge[] {
  const wanted = share * edges.reduce((sum, { n }) => sum + n, 0) - 1e-9;
  let carried = 0;
  return edges
    .toSorted((a, b) => b.n - a.n)
    .filter(({ n }) => {
      const isWanted = carried < wanted;
      carried += n;
      return isWanted;
    });
}
