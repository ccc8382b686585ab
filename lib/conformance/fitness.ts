import type { Alignment } from './automaton.ts';

/** Cases that took one path, and how it aligns. */
export type Aligned = Alignment & {
  /** Steps of the trace. */
  readonly trace: number;
  /** How many cases took it. */
  readonly n: number;
};

/** How near a trace comes to a run, 0–1: 1 − cost / (length of trace + length of run); 1 where both are empty. */
export function fitnessOf(cost: number, trace: number, run: number): number {
  return trace + run === 0 ? 1 : 1 - cost / (trace + run);
}

/** Fitness over cases: the mean of theirs, and 1 − Σ cost / Σ worst, in which long histories weigh more; null over none. */
export function fitnessOver(paths: readonly Aligned[]): { mean: number | null; log: number | null } {
  let cases = 0;
  let sum = 0;
  let cost = 0;
  let worst = 0;
  for (const path of paths) {
    cases += path.n;
    sum += path.n * fitnessOf(path.cost, path.trace, path.run);
    cost += path.n * path.cost;
    worst += path.n * (path.trace + path.run);
  }
  return cases === 0
    ? { mean: null, log: null }
    : { mean: sum / cases, log: worst === 0 ? 1 : 1 - cost / worst };
}
