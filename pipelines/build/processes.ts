import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { VoronkaError } from '../../lib/errors.ts';
import { claimants } from '../../lib/process/coverage.ts';
import { workspaceFolder } from '../../lib/process/folders.ts';
import { inferProcess } from '../../lib/process/infer.ts';
import { inferMissing } from '../../lib/process/infer-missing.ts';
import { builtInProcesses } from '../../lib/process/library.ts';
import { mapStages, type StageMapping } from '../../lib/process/map-stages.ts';
import { readDefinition } from '../../lib/process/read.ts';
import { resolveProcesses } from '../../lib/process/resolve.ts';
import { suggestBuiltIn } from '../../lib/process/suggest.ts';
import { toYaml } from '../../lib/process/to-yaml.ts';
import type { Entity, ObservedStage, Process } from '../../lib/process/types.ts';
import type { StageChoice } from '../../lib/workspace/choices.ts';

type Pipeline = { readonly entity: Entity; readonly pipeline: string | null };

export type ChosenProcesses = {
  /** Those that cover at least one pipeline of the data; index + 1 is process_no. */
  readonly processes: readonly Process[];
  readonly mapping: StageMapping;
  readonly pipelines: readonly (Pipeline & { readonly process: string })[];
  readonly inferred: readonly { readonly id: string; readonly yaml: string }[];
  readonly warnings: readonly string[];
};

async function observedStages(connection: DuckDBConnection, withRanks: boolean): Promise<ObservedStage[]> {
  const ranks = new Map<string, number>();
  const key = (row: Record<string, unknown>) => JSON.stringify([row.entity, row.pipeline, row.stage]);
  if (withRanks) {
    const reader = await connection.runAndReadAll('from stage_ranks');
    for (const row of reader.getRowObjectsJS()) ranks.set(key(row), Number(row.mean_rank));
  }
  const reader = await connection.runAndReadAll(
    'from observed_stages order by entity, pipeline, appearance, stage',
  );
  return reader.getRowObjectsJS().map((row) => ({
    entity: row.entity as Entity,
    pipeline: row.pipeline as string | null,
    stage: String(row.stage),
    name: row.name as string | null,
    position: row.position === null ? null : Number(row.position),
    kind: row.kind as ObservedStage['kind'],
    probability: row.probability as number | null,
    n: Number(row.n),
    meanRank: ranks.get(key(row)) ?? null,
    appearance: Number(row.appearance),
    statuses: Object.fromEntries(
      Object.entries({ open: row.n_open, won: row.n_won, lost: row.n_lost, neutral: row.n_neutral })
        .map(([status, n]) => [status, Number(n)] as const)
        .filter(([, n]) => n > 0),
    ),
  }));
}

async function pipelinesOfCases(connection: DuckDBConnection): Promise<Pipeline[]> {
  const reader = await connection.runAndReadAll(
    'select distinct entity, pipeline from case_keys order by all',
  );
  return reader
    .getRowObjectsJS()
    .map((row) => ({ entity: row.entity as Entity, pipeline: row.pipeline as string | null }));
}

const seal = (yaml: string) => `# made ${createHash('sha256').update(yaml).digest('hex').slice(0, 16)}`;

/** @throws VoronkaError bad_input when a process that was asked for knows none of the stages it would judge */
function assertMapped(asked: readonly Process[], mapping: StageMapping): void {
  for (const { id } of asked) {
    const own = mapping.meanings.filter(({ process }) => process === id);
    if (own.length === 0 || own.some(({ state }) => state !== null)) continue;
    const stages = own.slice(0, 5).map(({ stage }) => `"${stage}"`);
    throw new VoronkaError(
      'bad_input',
      `Process ${id} maps none of the ${own.length} stages of the export: ${stages.join(', ')}${own.length > 5 ? ' …' : ''}.`,
      'Add these texts to the `match` of its stages, or import without --process to have one made from the export.',
    );
  }
}

/** Stages that a person calls an end: `won`, `lost` or `neutral` as the state of an inferred process, which has no others to name. */
function withToldEnds(observed: readonly ObservedStage[], choices: readonly StageChoice[]): ObservedStage[] {
  return observed.map((stage) => {
    const told = choices.find(
      (one) =>
        one.stage === stage.stage &&
        (one.pipeline === null || one.pipeline === stage.pipeline) &&
        isEnd(one.state),
    );
    return told && isEnd(told.state) ? { ...stage, kind: told.state } : stage;
  });
}

const isEnd = (state: string): state is 'won' | 'lost' | 'neutral' =>
  state === 'won' || state === 'lost' || state === 'neutral';

/** Choices that name no state of their process: they are not taken. */
function unknownStates(processes: readonly Process[], choices: readonly StageChoice[]): string[] {
  return choices.flatMap(({ process: id, stage, state }) => {
    const process = processes.find((one) => one.id === id);
    if (!process || process.states.some((one) => one.id === state)) return [];
    if (process.origin === 'inferred' && isEnd(state)) return [];
    return [`workspace.yaml says that stage ${stage} is ${state}, but the process ${id} has no such state.`];
  });
}

/** The person's own edition of an inferred definition: the saved file, when it is no longer as it was written. */
function edited(workspaceDir: string, process: Process): Process | null {
  const path = join(workspaceFolder(workspaceDir), `${process.id}.yaml`);
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  const [, yaml, mark] = /^([\s\S]*\n)(# made [0-9a-f]{16})\n?$/.exec(text) ?? [];
  if (yaml && mark === seal(yaml)) return null;
  return (
    readDefinition(text, { file: path, origin: 'workspace' }).find(({ id }) => id === process.id) ?? null
  );
}

/**
 * Which process covers which pipeline of the data: the asked or remembered ones, and for pipelines that none of them
 * covers an inferred one (or its edited edition in the workspace). A trial is not refused when no stage is known: it is
 * to show what must be said.
 * @throws VoronkaError usage, bad_input
 */
export async function chooseProcesses(
  connection: DuckDBConnection,
  args: readonly string[],
  workspaceDir: string,
  choices: readonly StageChoice[],
  { isTrial = false } = {},
): Promise<ChosenProcesses> {
  const asked = resolveProcesses([...args], workspaceDir, { copy: false }).processes;
  const plain = await observedStages(connection, false);
  const casePipelines = await pipelinesOfCases(connection);
  const isCovered = (processes: readonly Process[], pipeline: Pipeline) =>
    claimants(processes, pipeline).length > 0;
  const all = [...plain, ...casePipelines];
  const allCovered = all.every((pipeline) => isCovered(asked, pipeline));
  const observed = allCovered ? plain : await observedStages(connection, true);
  const made = allCovered ? [] : inferMissing(asked, withToldEnds(observed, choices));
  // Cases of an entity or pipeline whose export names no stage at all still want a process.
  for (const pipeline of casePipelines) {
    const none = made.length === 0 && asked.every(({ entity }) => entity !== pipeline.entity);
    if (isCovered([...asked, ...made], pipeline)) continue;
    if (!none && made.some(({ entity }) => entity === pipeline.entity) && pipeline.pipeline === null)
      continue;
    made.push(
      inferProcess(pipeline.entity, pipeline.pipeline, [], new Set([...asked, ...made].map(({ id }) => id))),
    );
  }
  const inferred = made.map((process) => ({ process, own: edited(workspaceDir, process) }));
  const candidates = [...asked, ...inferred.map(({ process, own }) => own ?? process)];
  const mapping = mapStages(candidates, observed, choices);
  if (!isTrial) assertMapped(asked, mapping);
  const pipelines = [
    ...new Map(all.map((one) => [JSON.stringify([one.entity, one.pipeline]), one])).values(),
  ].flatMap(({ entity, pipeline }) => {
    const meant = mapping.meanings.find((one) => one.entity === entity && one.pipeline === pipeline)?.process;
    const process =
      meant ??
      claimants(candidates, { entity, pipeline })[0]?.id ??
      candidates.find((candidate) => candidate.entity === entity)?.id;
    return process ? [{ entity, pipeline, process }] : [];
  });
  const used = new Set(pipelines.map(({ process }) => process));
  const unused = asked.filter(({ id }) => !used.has(id));
  const suggested = suggestBuiltIn(builtInProcesses(), observed).filter(({ process }) => !used.has(process));
  return {
    processes: candidates.filter(({ id }) => used.has(id)),
    mapping,
    pipelines,
    inferred: inferred
      .filter(({ process, own }) => own === null && used.has(process.id))
      .map(({ process }) => {
        const yaml = toYaml(process);
        return { id: process.id, yaml: `${yaml}${seal(yaml)}\n` };
      }),
    warnings: [
      ...unknownStates(candidates, choices),
      ...unused.map(({ id, entity }) =>
        entity === 'contract'
          ? `Process ${id} is about contracts: it is kept, contracts are not judged yet.`
          : `Process ${id} covers no ${entity} of these imports.`,
      ),
      ...mapping.conflicts.map(
        ({ pipeline, stage, between, taken }) =>
          `${stage === null ? `Pipeline ${pipeline ?? '(none)'}` : `Stage ${stage}`} is claimed by ${between.join(' and ')}; ${taken} takes it.`,
      ),
      ...suggested.map(
        ({ pipeline, process }) =>
          `The stages of ${pipeline ?? 'your export'} fit the built-in process ${process}: --process ${process} would judge by it.`,
      ),
    ],
  };
}
