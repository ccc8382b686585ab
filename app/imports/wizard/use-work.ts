'use client';

import { useEffect, useReducer, useRef } from 'react';
import { postLines } from '../lines.ts';
import { formOf } from './form.ts';
import type { Chosen, Found, Options } from './types.ts';
import { advance, atFirst, type State, type Work } from './wizard-state.ts';

type Doing = {
  readonly state: State;
  readonly begin: (work: Work, files: readonly Chosen[], options: Options) => Promise<void>;
  readonly cancel: () => void;
  readonly back: () => void;
};

/** Checks and imports: sends the files, follows the progress, can be stopped; a page that is closed stops it. */
export function useWork(): Doing {
  const [state, dispatch] = useReducer(advance, atFirst);
  const stop = useRef<AbortController>(null);
  const isWorking = state.at === 'working';
  useEffect(() => {
    if (!isWorking) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isWorking]);
  useEffect(() => () => stop.current?.abort(), []);
  return {
    state,
    async begin(work, files, options) {
      stop.current?.abort();
      const own = new AbortController();
      stop.current = own;
      dispatch({ type: 'begin', work });
      const ended = await postLines<Found>('/api/v1/imports', formOf(files, options, work === 'check'), {
        signal: own.signal,
        onStep: (step) => dispatch({ type: 'step', step }),
      });
      if (stop.current === own) dispatch({ type: 'ended', ended });
    },
    cancel: () => stop.current?.abort(),
    back: () => dispatch({ type: 'back' }),
  };
}
