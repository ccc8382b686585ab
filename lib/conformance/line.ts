import type { Alignment } from './automaton.ts';

/**
 * The longest strictly increasing subsequence that ends at each value: `lengths[v]` for v of 1 … k, 0 where v never comes.
 * @param trace positions 1 … k
 */
function increasing(trace: readonly number[], k: number): number[] {
  const lengths = new Array<number>(k + 1).fill(0);
  for (const value of trace) {
    let before = 0;
    for (let lower = 1; lower < value; lower += 1) before = Math.max(before, lengths[lower] ?? 0);
    lengths[value] = Math.max(lengths[value] ?? 0, before + 1);
  }
  return lengths;
}

/**
 * Aligns a trace to the stages 1 … k in order, each once: what the trace shares with a run is an increasing subsequence
 * of it, so that the cost is n + m − 2 · longest for a run of m stages.
 * @param trace positions of the active visits, 1 … k
 * @param whole whether the run must be all k stages, as of a won case; else its best beginning: the cheapest, of equals the longest
 */
export function alignToLine(trace: readonly number[], k: number, whole: boolean): Alignment {
  const lengths = increasing(trace, k);
  let best: Alignment | null = null;
  let longest = 0;
  for (let run = 0; run <= k; run += 1) {
    longest = Math.max(longest, lengths[run] ?? 0);
    if (whole && run < k) continue;
    const cost = trace.length + run - 2 * longest;
    if (!best || cost <= best.cost) best = { cost, run };
  }
  return best ?? { cost: trace.length, run: 0 };
}
