import type { State } from '../reports/states.ts';
import { align } from './align.ts';
import { anyOrderOf } from './automaton.ts';
import type { Aligned } from './fitness.ts';
import { alignToLine } from './line.ts';

/** A path of cases: numbers of states in order, 0 = unmapped. */
export type CountedPath = { readonly path: readonly number[]; readonly n: number };

/** How paths align to a process whose order binds: active visits against 1 … k; a path that ends won against all of it. */
export function alignStrict(paths: readonly CountedPath[], states: readonly State[]): Aligned[] {
  const byNo = new Map(states.map((state) => [state.no, state]));
  const k = states.filter(({ position }) => position !== null).length;
  return paths.map(({ path, n }) => {
    const trace = path.flatMap((no) => byNo.get(no)?.position ?? []);
    const isWon = byNo.get(path.at(-1) ?? 0)?.kind === 'won';
    return { n, trace: trace.length, ...alignToLine(trace, k, isWon) };
  });
}

/**
 * How paths align to a process whose order is free: stages as they come, one closed state at most and nothing after it.
 * @param resumes whether a neutral state is a pause, from which a case may come back
 */
export function alignFree(
  paths: readonly CountedPath[],
  states: readonly State[],
  resumes: boolean,
): Aligned[] {
  const isOpen = new Map(
    states.map(({ no, kind, position }) => [no, position !== null || (resumes && kind === 'neutral')]),
  );
  const labels = (open: boolean) => states.flatMap(({ no }) => (isOpen.get(no) === open ? String(no) : []));
  const model = anyOrderOf(labels(true), labels(false));
  return paths.map(({ path, n }) => {
    const trace = path.filter((no) => isOpen.has(no));
    const leaves = trace.slice(0, -1).some((no, at) => !isOpen.get(no) && trace[at + 1] !== no);
    const fits = { cost: 0, run: trace.length };
    return { n, trace: trace.length, ...(leaves ? align(model, trace.map(String)) : fits) };
  });
}
