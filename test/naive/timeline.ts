import type { Process, ProcessState } from '../../lib/process/types.ts';
import { type CaseRow, closedAtOf, historyOf, instantOf, processOf, stateOf } from './rows.ts';
import type { World } from './world.ts';

/** One stay of a deal or lead, in whatever process its pipeline belongs to; everything known, nothing truncated. */
export type Stay = {
  process: Process | null;
  /** null = unmapped, or a stage of no process. */
  state: ProcessState | null;
  stageText: string | null;
  /** null = unknown (METRICS 1.3). */
  enteredAt: number | null;
  inferred: boolean;
};

/** What a row says of its own state. `unknown` = open, the active stage is not known. */
export type OwnState =
  | { is: 'known'; state: ProcessState }
  | { is: 'unmapped'; stageText: string }
  | { is: 'unknown' };

export type Group = 'active' | 'won' | 'lost' | 'neutral';

/** disqualified is a way of being lost. */
export function groupOf(state: ProcessState): Group {
  return state.kind === 'disqualified' ? 'lost' : state.kind;
}

/** Won, lost and neutral states are final. */
export function isFinal(state: ProcessState | null): boolean {
  return state !== null && state.kind !== 'active';
}

function firstFinal(
  process: Process,
  group: 'won' | 'lost' | 'neutral',
  neutralWord: string | null,
): ProcessState {
  const candidates = process.states.filter((state) => groupOf(state) === group);
  const named = group === 'neutral' ? candidates.find((state) => state.id === neutralWord) : undefined;
  const ordinary = candidates.find((state) => state.kind !== 'disqualified');
  const found = named ?? ordinary ?? candidates[0];
  if (!found) throw new Error(`process ${process.id} has no ${group} state, not even an implied one`);
  return found;
}

/** METRICS 1.4, D7: the status decides, the stage names. */
export function ownStateOf(row: CaseRow, process: Process): OwnState {
  const mapped = row.stage ? stateOf(process, row.pipeline ?? null, row.stage) : null;
  if (row.status === 'won' || row.status === 'lost' || row.status === 'neutral') {
    const agrees = mapped !== null && groupOf(mapped) === row.status;
    return { is: 'known', state: agrees ? mapped : firstFinal(process, row.status, row.neutralWord) };
  }
  if (row.status === 'open' && isFinal(mapped)) return { is: 'unknown' };
  if (mapped) return { is: 'known', state: mapped };
  return row.stage ? { is: 'unmapped', stageText: row.stage } : { is: 'unknown' };
}

/** METRICS 1.3: a case without history has one visit, or none when its stage is not known. */
function withoutHistory(world: World, row: CaseRow, process: Process | null): Stay[] {
  if (!process) return [];
  const own = ownStateOf(row, process);
  const stageEnteredAt = instantOf(row.stage_entered_at, world);
  if (own.is === 'known' && isFinal(own.state)) {
    const enteredAt =
      closedAtOf(row.closed_at, world) ??
      stageEnteredAt ??
      instantOf(row.updated_at, world) ??
      world.importInstant;
    return [{ process, state: own.state, stageText: row.stage ?? null, enteredAt, inferred: true }];
  }
  if (own.is === 'unknown') return [];
  const enteredAt = stageEnteredAt ?? instantOf(row.created_at, world);
  const state = own.is === 'known' ? own.state : null;
  return [{ process, state, stageText: row.stage ?? null, enteredAt, inferred: true }];
}

function sameStage(a: Stay, b: Stay): boolean {
  if (a.process !== b.process) return false;
  if (a.state || b.state) return a.state === b.state;
  return a.stageText === b.stageText;
}

/** METRICS 1.1: rows in a row with the same stage are one stay from the earliest, unless the process keeps repeats. */
function merged(stays: readonly Stay[]): Stay[] {
  const result: Stay[] = [];
  for (const stay of stays) {
    const before = result.at(-1);
    if (before && stay.process?.repeats !== 'keep' && sameStage(before, stay)) continue;
    result.push(stay);
  }
  return result;
}

/** METRICS 1.4: what the row itself adds after the history, or nothing. */
function addedByOwnState(
  world: World,
  row: CaseRow,
  last: Stay,
  lastRowAt: number,
  process: Process,
): Stay | null {
  const own = ownStateOf(row, process);
  if (own.is !== 'known') return null;
  const updatedAt = instantOf(row.updated_at, world);
  if (isFinal(own.state)) {
    if (isFinal(last.state)) return null;
    const closed = closedAtOf(row.closed_at, world) ?? updatedAt ?? lastRowAt;
    const enteredAt = Math.max(closed, lastRowAt);
    return { process, state: own.state, stageText: row.stage ?? null, enteredAt, inferred: true };
  }
  if (last.process === process && last.state === own.state) return null;
  const since = instantOf(row.stage_entered_at, world) ?? updatedAt;
  if (since === null || since <= lastRowAt) return null;
  return { process, state: own.state, stageText: row.stage ?? null, enteredAt: since, inferred: true };
}

/** METRICS 1.1–1.5, 1.7: all stays of one deal or lead across processes, from everything known. */
export function timelineOf(world: World, entity: 'deal' | 'lead', row: CaseRow): Stay[] {
  const ownProcess = processOf(world, entity, row.pipeline ?? null);
  const rows = historyOf(world, entity, row.id);
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return withoutHistory(world, row, ownProcess);
  const stay = (stageText: string, pipeline: string | null, enteredAt: number, inferred: boolean): Stay => {
    const process = processOf(world, entity, pipeline);
    return {
      process,
      state: process && stateOf(process, pipeline, stageText),
      stageText,
      enteredAt,
      inferred,
    };
  };
  const stays = rows.map((r) => stay(r.stage, r.pipeline ?? row.pipeline ?? null, r.entered_at, false));
  const createdAt = instantOf(row.created_at, world);
  if (first.from_stage && createdAt !== null && createdAt < first.entered_at) {
    const pipeline = first.from_pipeline ?? first.pipeline ?? row.pipeline ?? null;
    stays.unshift(stay(first.from_stage, pipeline, createdAt, true));
  }
  const result = merged(stays);
  const added = ownProcess && addedByOwnState(world, row, result.at(-1)!, last.entered_at, ownProcess);
  return added ? [...result, added] : result;
}
