import type { Process, ProcessState } from '../../lib/process/types.ts';
import type { NaiveCase } from './cases.ts';
import type { Passage } from './statistics.ts';
import { groupOf } from './timeline.ts';
import type { NaiveVisit } from './visits.ts';

export type Policy = 'implied' | 'observed' | 'strict';

/** Active stages in order. */
export function stagesOf(process: Process): ProcessState[] {
  return process.states
    .filter((state) => state.kind === 'active')
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
}

/** The case's visits in a stage; a case without history feeds no `observed`, `strict`, `skipped` (METRICS 1.3). */
export function visitsIn(c: NaiveCase, stage: ProcessState): NaiveVisit[] {
  return c.history === 'none' ? [] : c.mapped.filter((visit) => visit.state === stage);
}

/** METRICS 2, reached(s) of a case under a policy. */
export function reached(c: NaiveCase, stage: ProcessState, policy: Policy): boolean {
  const position = stage.position!;
  if (policy === 'implied') return c.furthest >= position;
  if (policy === 'observed') return visitsIn(c, stage).length > 0;
  if (c.history === 'none') return false;
  let wanted = 1;
  for (const visit of c.mapped) if (visit.state!.position === wanted) wanted += 1;
  return wanted > position;
}

function isBeyond(visit: NaiveVisit, stage: ProcessState): boolean {
  if (visit.state!.kind === 'won') return true;
  return visit.state!.kind === 'active' && visit.state!.position! > stage.position!;
}

/** First visit in s; under `implied`, else the first visit beyond s. `undefined` = no passage, null = unknown instant. */
export function firstPassage(c: NaiveCase, stage: ProcessState, policy: Policy): number | null | undefined {
  const own = c.mapped.find((visit) => visit.state === stage);
  if (own) return own.enteredAt;
  if (policy !== 'implied') return undefined;
  return c.mapped.find((visit) => isBeyond(visit, stage))?.enteredAt;
}

/** From the first visit in s to the first passage beyond s or to the loss; null = never was in s. */
export function passageBeyond(c: NaiveCase, stage: ProcessState, asOf: number): Passage | null {
  const start = visitsIn(c, stage)[0];
  if (!start) return null;
  const after = c.mapped.slice(c.mapped.indexOf(start) + 1);
  for (const visit of after) {
    const time = visit.enteredAt! - start.enteredAt!;
    if (isBeyond(visit, stage)) return { time, cause: 'advance' };
    if (groupOf(visit.state!) === 'lost') return { time, cause: 'lost' };
  }
  return { time: (c.closedAt ?? asOf) - start.enteredAt!, cause: null };
}

/** What became of a case at a stage that it reached. */
export type Fate = 'advanced' | 'lost' | 'neutral' | 'open' | 'none';

/** Order strict: by furthest position and present outcome. */
export function fateByFurthest(c: NaiveCase, stage: ProcessState): Fate {
  if (c.furthest > stage.position!) return 'advanced';
  return c.outcome === 'won' ? 'advanced' : c.outcome;
}

/** Order free: by what the last visit in s ended in. */
export function fateByLastVisit(c: NaiveCase, stage: ProcessState): Fate {
  const last = visitsIn(c, stage).at(-1);
  if (!last) return 'none';
  const next = c.mapped[c.mapped.indexOf(last) + 1];
  if (next && next.segment === last.segment) {
    const group = groupOf(next.state!);
    return group === 'active' || group === 'won' ? 'advanced' : group;
  }
  return next || c.visits.at(-1)!.exit === 'switched' ? 'neutral' : 'open';
}

/** Basis exited: by the exit of the last visit in s that ended in the window. */
export function fateByExit(visit: NaiveVisit): Fate {
  if (visit.exit === 'advance' || visit.exit === 'skip' || visit.exit === 'won') return 'advanced';
  if (visit.exit === 'lost') return 'lost';
  return visit.exit === 'neutral' || visit.exit === 'switched' ? 'neutral' : 'none';
}
