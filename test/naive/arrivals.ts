import type { Process, ProcessState } from '../../lib/process/types.ts';
import type { NaiveCase } from './cases.ts';
import {
  type Fate,
  fateByExit,
  fateByFurthest,
  fateByLastVisit,
  firstPassage,
  type Policy,
  reached,
  visitsIn,
} from './passages.ts';
import { inWindow, type Window } from './select.ts';

/** What every stage of one answer shares. */
export type Setting = {
  process: Process;
  asOf: number;
  window: Window;
  basis: 'created' | 'entered' | 'exited';
};

/** Visits in s that ended in the window. */
function endedVisits(c: NaiveCase, stage: ProcessState, window: Window) {
  return visitsIn(c, stage).filter((visit) => visit.exit !== null && inWindow(window, visit.leftAt));
}

/** The cases that reached a stage, each with what became of it there. */
export function arrivals(cases: readonly NaiveCase[], stage: ProcessState, policy: Policy, setting: Setting) {
  const { process, window, basis } = setting;
  return cases.flatMap((c): { c: NaiveCase; fate: Fate }[] => {
    if (basis === 'exited') {
      const ended = endedVisits(c, stage, window).at(-1);
      return ended ? [{ c, fate: fateByExit(ended) }] : [];
    }
    if (!reached(c, stage, policy)) return [];
    if (basis === 'entered' && window.bounded) {
      const passage = firstPassage(c, stage, policy);
      if (passage === undefined || !inWindow(window, passage)) return [];
    }
    return [{ c, fate: process.order === 'free' ? fateByLastVisit(c, stage) : fateByFurthest(c, stage) }];
  });
}

/** Under a free order only `observed` has a meaning. */
export function hasMeaning(policy: Policy, { process }: Setting): boolean {
  return process.order === 'strict' || policy === 'observed';
}
