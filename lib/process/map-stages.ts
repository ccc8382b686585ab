import type { StageChoice } from '../workspace/choices.ts';
import { claimants, type PipelineKey, pipelineKeys } from './coverage.ts';
import { fold } from './fold.ts';
import type { ObservedStage, Process, ProcessState, StageMatch, StageMeaning } from './types.ts';

/** A stage without a state; `process` is null when no process covers its pipeline. */
export type UnmappedStage = PipelineKey & {
  readonly stage: string;
  readonly name: string | null;
  readonly process: string | null;
  readonly n: number;
};

/** Two processes claim one pipeline (`stage` null), or a stage's id and name mean two states; `taken` was chosen. */
export type MappingConflict = PipelineKey & {
  readonly stage: string | null;
  readonly between: readonly string[];
  readonly taken: string;
};

export type StageMapping = {
  readonly meanings: StageMeaning[];
  readonly unmapped: UnmappedStage[];
  readonly conflicts: MappingConflict[];
};

type Same = (a: string, b: string) => boolean;
const exactly: Same = (a, b) => a === b;
const loosely: Same = (a, b) => fold(a) === fold(b);

function find(process: Process, test: (match: StageMatch) => boolean): ProcessState | undefined {
  return process.states.find((state) => state.match.some(test));
}

/** The states that the stage's id and name mean, the one that stands first; empty = unmapped. */
export function statesOf(
  process: Process,
  observed: Pick<ObservedStage, 'pipeline' | 'stage' | 'name'>,
): string[] {
  const { pipeline, stage, name } = observed;
  const byText = (paired: boolean, text: string, same: Same) =>
    find(
      process,
      (match) =>
        same(match.stage, text) &&
        (paired
          ? match.pipeline !== null && pipeline !== null && loosely(match.pipeline, pipeline)
          : match.pipeline === null),
    );
  const found: string[] = [];
  for (const paired of [true, false]) {
    for (const same of [exactly, loosely]) {
      for (const text of name === null ? [stage] : [stage, name]) {
        const state = byText(paired, text, same);
        if (state && !found.includes(state.id)) found.push(state.id);
      }
    }
    // A pair is a deliberate exception to the general texts: what these say is then no disagreement.
    if (found.length > 0) return found;
  }
  return found;
}

/** The state that a person has chosen for the stage, in this pipeline before any; undefined when none. */
function chosenState(
  process: Process,
  { pipeline, stage }: Pick<ObservedStage, 'pipeline' | 'stage'>,
  choices: readonly StageChoice[],
): string | undefined {
  const own = choices.filter((one) => one.process === process.id && one.stage === stage);
  const choice =
    own.find((one) => one.pipeline !== null && one.pipeline === pipeline) ??
    own.find((one) => one.pipeline === null);
  return process.states.find(({ id }) => id === choice?.state)?.id;
}

function choose(candidates: readonly Process[], stages: readonly ObservedStage[]): Process | undefined {
  const mapped = (process: Process) =>
    stages.reduce((sum, stage) => sum + (statesOf(process, stage).length > 0 ? 1 + stage.n : 0), 0);
  return candidates.reduce<Process | undefined>(
    (best, next) => (best === undefined || mapped(next) > mapped(best) ? next : best),
    undefined,
  );
}

/**
 * What each CRM stage means: the process that covers its pipeline, and the state whose `match` names it: pairs
 * `{pipeline, stage}` before general texts; by id exactly, by name exactly, then folded. Where several processes
 * claim a pipeline, the one that knows most of its rows takes it, and the conflict is listed. What a person has chosen
 * stands before all of it.
 */
export function mapStages(
  processes: readonly Process[],
  observed: readonly ObservedStage[],
  choices: readonly StageChoice[] = [],
): StageMapping {
  const mapping: StageMapping = { meanings: [], unmapped: [], conflicts: [] };
  for (const key of pipelineKeys(observed)) {
    const stages = observed.filter(
      ({ entity, pipeline }) => entity === key.entity && pipeline === key.pipeline,
    );
    const candidates = claimants(processes, key);
    const process = choose(candidates, stages);
    if (process && candidates.length > 1) {
      mapping.conflicts.push({
        ...key,
        stage: null,
        between: candidates.map(({ id }) => id),
        taken: process.id,
      });
    }
    for (const { stage, name, n, pipeline } of stages) {
      const chosen = process && chosenState(process, { pipeline, stage }, choices);
      const states = chosen ? [chosen] : process ? statesOf(process, { pipeline, stage, name }) : [];
      const state = states[0] ?? null;
      if (process) mapping.meanings.push({ ...key, stage, process: process.id, state });
      if (state === null) mapping.unmapped.push({ ...key, stage, name, process: process?.id ?? null, n });
      else if (states.length > 1) mapping.conflicts.push({ ...key, stage, between: states, taken: state });
    }
  }
  return mapping;
}
