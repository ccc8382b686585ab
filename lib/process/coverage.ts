import { fold } from './fold.ts';
import type { Entity, ObservedStage, Process } from './types.ts';

/** An entity and one of its CRM pipelines (null = rows that name none). */
export type PipelineKey = { readonly entity: Entity; readonly pipeline: string | null };

function names(process: Process, pipeline: string, same: (a: string, b: string) => boolean): boolean {
  return process.pipelines?.some((named) => same(named, pipeline)) ?? false;
}

/**
 * The processes that claim a pipeline: those that name it exactly, else folded, else those that name no pipelines.
 * Rows without a pipeline go to the processes without `pipelines`, else to the entity's only process.
 * More than one = a conflict; none = uncovered.
 */
export function claimants(processes: readonly Process[], { entity, pipeline }: PipelineKey): Process[] {
  const own = processes.filter((process) => process.entity === entity);
  const open = own.filter((process) => process.pipelines === null);
  if (pipeline === null) return open.length > 0 || own.length !== 1 ? open : own;
  const exact = own.filter((process) => names(process, pipeline, (a, b) => a === b));
  if (exact.length > 0) return exact;
  const folded = own.filter((process) => names(process, pipeline, (a, b) => fold(a) === fold(b)));
  return folded.length > 0 ? folded : open;
}

/** The (entity, pipeline) pairs among the stages, in order of appearance. */
export function pipelineKeys(observed: readonly ObservedStage[]): PipelineKey[] {
  const keys = new Map<string, PipelineKey>();
  for (const { entity, pipeline } of observed)
    keys.set(JSON.stringify([entity, pipeline]), { entity, pipeline });
  return [...keys.values()];
}

/** The pairs that no process covers: for each a process is to be inferred. */
export function uncovered(processes: readonly Process[], observed: readonly ObservedStage[]): PipelineKey[] {
  return pipelineKeys(observed).filter((key) => claimants(processes, key).length === 0);
}
