import { type PipelineKey, pipelineKeys } from './coverage.ts';
import { statesOf } from './map-stages.ts';
import type { ObservedStage, Process } from './types.ts';

/** A definition that knows every stage of a pipeline: offered to the person, never taken silently. */
export type Suggestion = PipelineKey & { readonly process: string };

/** The share of a definition's active stages that the stages of a pipeline name; null when it misses one of them. */
function fit(process: Process, stages: readonly ObservedStage[]): number | null {
  const met = stages.map((stage) => statesOf(process, stage)[0]);
  if (met.includes(undefined)) return null;
  const active = process.states.filter(({ kind }) => kind === 'active').map(({ id }) => id);
  const named = active.filter((id) => met.includes(id)).length;
  return named === 0 ? null : named / active.length;
}

/**
 * For each pipeline the definition whose `match` covers all its stages, an active one among them; of several the one
 * whose own stages are met most, else the first.
 */
export function suggestBuiltIn(
  processes: readonly Process[],
  observed: readonly ObservedStage[],
): Suggestion[] {
  return pipelineKeys(observed).flatMap((key) => {
    const own = observed.filter(({ entity, pipeline }) => entity === key.entity && pipeline === key.pipeline);
    const seen = own.some(({ n }) => n > 0) ? own.filter(({ n }) => n > 0) : own;
    if (seen.length < 2) return [];
    const fitting = processes
      .filter(({ entity }) => entity === key.entity)
      .flatMap((process) => {
        const share = fit(process, seen);
        return share === null ? [] : [{ id: process.id, share }];
      })
      .toSorted((a, b) => b.share - a.share);
    return fitting[0] ? [{ ...key, process: fitting[0].id }] : [];
  });
}
