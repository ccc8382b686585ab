import type { Ended, Failed, Step } from '../lines.ts';
import type { Found } from './types.ts';

export type Work = 'check' | 'import';

/** Where the reader stands: files, what was recognised, the import, the end. */
export type State =
  | { readonly at: 'choose'; readonly stopped: boolean }
  | { readonly at: 'working'; readonly work: Work; readonly step: Step | null; readonly found: Found | null }
  | { readonly at: 'checked'; readonly found: Found; readonly stopped: boolean }
  | { readonly at: 'failed'; readonly work: Work; readonly failure: Failed; readonly found: Found | null }
  | { readonly at: 'done'; readonly found: Found };

export type Event =
  | { readonly type: 'begin'; readonly work: Work }
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'ended'; readonly ended: Ended<Found> }
  | { readonly type: 'back' };

export const atFirst: State = { at: 'choose', stopped: false };

/** What was recognised last, if anything was. */
export const foundOf = (state: State): Found | null => ('found' in state ? state.found : null);

function afterWork(work: Work, found: Found | null, ended: Ended<Found>): State {
  if (ended.ok) {
    return work === 'check'
      ? { at: 'checked', found: ended.value, stopped: false }
      : { at: 'done', found: ended.value };
  }
  if (ended.failure) return { at: 'failed', work, failure: ended.failure, found };
  return found ? { at: 'checked', found, stopped: true } : { at: 'choose', stopped: true };
}

/** The next state; an event that comes too late changes nothing. */
export function advance(state: State, event: Event): State {
  switch (event.type) {
    case 'begin':
      return { at: 'working', work: event.work, step: null, found: foundOf(state) };
    case 'step':
      return state.at === 'working' ? { ...state, step: event.step } : state;
    case 'ended':
      return state.at === 'working' ? afterWork(state.work, state.found, event.ended) : state;
    case 'back':
      // After a failed import what was recognised still stands; from there one goes back to the files.
      if (state.at === 'failed' && state.work === 'import' && state.found)
        return { at: 'checked', found: state.found, stopped: false };
      return atFirst;
  }
}

/** Whether the files hold nothing that is not in the build: there is nothing to import. */
export const isNothingNew = (found: Found) => found.import === null && found.published;
