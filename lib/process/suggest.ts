import { type PipelineKey, pipelineKeys } from './coverage.ts';
import { statesOf } from './map-stages.ts';
import type { ObservedStage, Process } from './types.ts';

/** A definition that knows every stage of a pipeline: offered to the person, never taken silently. */
export type Suggestion = PipelineKey & { readonly process: string };

/** For each pipeline the first definition whose `match` covers all its stages, if there is one. */
export function suggestBuiltIn(
  processes: readonly Process[],
  observed: readonly ObservedStage[],
): Suggestion[] {
  return pipelineKeys(observed).flatMap((key) => {
    const own = observed.filter(({ entity, pipeline }) => entity === key.entity && pipeline === key.pipeline);
    const seen = own.some(({ n }) => n > 0) ? own.filter(({ n }) => n > 0) : own;
    const fitting = processes.find(
      (process) =>
        process.entity === key.entity && seen.every((stage) => statesOf(process, stage).length > 0),
    );
    return fitting && seen.length > 1 ? [{ ...key, process: fitting.id }] : [];
  });
}
