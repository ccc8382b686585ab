import type { Process, ProcessState } from '../../lib/process/types.ts';
import { type CaseRow, caseRows, closedAtOf, historyOf, instantOf } from './rows.ts';
import { groupOf, isFinal, type Stay, timelineOf } from './timeline.ts';
import type { World } from './world.ts';

/** The exits of METRICS 1, and three it does not name: see README, Readings. */
export type Exit =
  | 'advance'
  | 'skip'
  | 'back'
  | 'won'
  | 'lost'
  | 'neutral'
  | 'switched'
  | 'unmapped'
  | 'repeat'
  | 'reopened'
  | 'mapped';

/** One stay of a case in its process, as of T. */
export type NaiveVisit = {
  case: string;
  process: string;
  /** 1, 2, … within the case. */
  n: number;
  state: ProcessState | null;
  stageText: string | null;
  enteredAt: number | null;
  /** null = open as of T. */
  leftAt: number | null;
  exit: Exit | null;
  inferred: boolean;
  /** `none`: the case has no history row at all. */
  history: 'rows' | 'none';
  /** Grows by one at each return from another process: no move of this process leads across. */
  segment: number;
};

/** A case as the rows give it, before any as-of. */
export type Skeleton = {
  id: string;
  row: CaseRow;
  process: Process;
  stays: readonly Stay[];
  history: 'rows' | 'none';
  createdAt: number | null;
  /** No exported instant at all: in no time window. */
  undated: boolean;
};

/** Cases of a process: its deals (leads) with a stay in it, or with no stay anywhere and its pipeline. */
export function skeletonsOf(world: World, process: Process): Skeleton[] {
  const entity = process.entity === 'lead' ? 'lead' : 'deal';
  const found: Skeleton[] = [];
  for (const row of caseRows(world, entity)) {
    const stays = timelineOf(world, entity, row);
    const here = stays.filter((stay) => stay.process === process);
    const ownHere = stays.length === 0 && isOwnPipeline(world, process, row.pipeline ?? null);
    if (here.length === 0 && !ownHere) continue;
    const history = historyOf(world, entity, row.id).length > 0 ? 'rows' : 'none';
    const noInstant =
      history === 'none' &&
      instantOf(row.created_at, world) === null &&
      closedAtOf(row.closed_at, world) === null &&
      instantOf(row.stage_entered_at, world) === null &&
      instantOf(row.updated_at, world) === null;
    const createdAt = noInstant ? null : (instantOf(row.created_at, world) ?? stays[0]?.enteredAt ?? null);
    found.push({ id: row.id, row, process, stays, history, createdAt, undated: createdAt === null });
  }
  return found;
}

function isOwnPipeline(world: World, process: Process, pipeline: string | null): boolean {
  if (process.pipelines !== null) return pipeline !== null && process.pipelines.includes(pipeline);
  const others = world.processes.filter((other) => other !== process && other.entity === process.entity);
  return !others.some((other) => pipeline !== null && other.pipelines?.includes(pipeline));
}

function exitBetween(from: ProcessState | null, next: Stay, process: Process): Exit {
  if (next.process !== process) return 'switched';
  const to = next.state;
  if (to === null) return 'unmapped';
  const group = groupOf(to);
  if (group !== 'active') return group;
  if (from === null) return 'mapped';
  if (isFinal(from)) return 'reopened';
  const step = to.position! - from.position!;
  if (step === 0) return 'repeat';
  if (step < 0) return 'back';
  return step === 1 ? 'advance' : 'skip';
}

/** D2: the visits of one case as of T. A visit of unknown instant exists from the import's instant. */
export function visitsAsOf(world: World, skeleton: Skeleton, asOf: number): NaiveVisit[] {
  const known = skeleton.stays.filter((stay) => (stay.enteredAt ?? world.importInstant) <= asOf);
  const visits: NaiveVisit[] = [];
  let segment = 0;
  known.forEach((stay, index) => {
    if (stay.process !== skeleton.process) {
      if (index === 0 || known[index - 1]!.process === skeleton.process) segment += 1;
      return;
    }
    const next = known[index + 1];
    visits.push({
      case: skeleton.id,
      process: skeleton.process.id,
      n: visits.length + 1,
      state: stay.state,
      stageText: stay.stageText,
      enteredAt: stay.enteredAt,
      leftAt: next ? next.enteredAt : null,
      exit: next ? exitBetween(stay.state, next, skeleton.process) : null,
      inferred: stay.inferred,
      history: skeleton.history,
      segment,
    });
  });
  return visits;
}

/** D2: whether the case exists as of T; one that came from another process exists from its first visit here. */
export function existsAsOf(world: World, skeleton: Skeleton, asOf: number): boolean {
  const { stays, process, createdAt } = skeleton;
  if ((createdAt ?? world.importInstant) > asOf) return false;
  if (stays.length === 0 || stays[0]!.process === process) return true;
  const arrival = stays.find((stay) => stay.process === process);
  return arrival !== undefined && (arrival.enteredAt ?? world.importInstant) <= asOf;
}

/** METRICS 1 for a whole world: the visits of a process as of T (microseconds), by case, in order. */
export function naiveVisits(
  world: World,
  process: Process,
  asOf: number = world.importInstant,
): NaiveVisit[] {
  return skeletonsOf(world, process)
    .filter((skeleton) => existsAsOf(world, skeleton, asOf))
    .flatMap((skeleton) => visitsAsOf(world, skeleton, asOf));
}
