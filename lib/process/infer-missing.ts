import { uncovered } from './coverage.ts';
import { inferProcess } from './infer.ts';
import type { ObservedStage, Process } from './types.ts';

/**
 * A process for every pipeline that none of the given ones covers. Ids differ from each other and from the given;
 * rows that name no pipeline join the entity's only inferred process instead of making a second one.
 */
export function inferMissing(processes: readonly Process[], observed: readonly ObservedStage[]): Process[] {
  const taken = new Set(processes.map(({ id }) => id));
  const missing = uncovered(processes, observed);
  return missing.flatMap(({ entity, pipeline }) => {
    const others = missing.filter((key) => key.entity === entity && key.pipeline !== null);
    const none = processes.every((process) => process.entity !== entity);
    if (pipeline === null && others.length === 1 && none) return [];
    const joined =
      others.length === 1 && none && missing.some((key) => key.entity === entity && key.pipeline === null);
    const stages = joined
      ? observed.map((stage) =>
          stage.entity === entity && stage.pipeline === null ? { ...stage, pipeline } : stage,
        )
      : observed;
    return [inferProcess(entity, pipeline, stages, taken)];
  });
}
