'use client';

import { useEffect, useRef, useState } from 'react';
import { type Failed, postLines, type Step } from '../imports/lines.ts';
import { Failure } from '../imports/wizard/failure.tsx';
import { Progress } from '../imports/wizard/progress.tsx';
import styles from '../imports/wizard/wizard.module.css';
import { useWords } from '../imports/wizard/words-context.tsx';

const phases = ['generate', 'read', 'load', 'build', 'check', 'publish'];

/** The door to the demo: makes it when it is not there, then shows it. */
export function DemoDoor({ isReady, isMain = false }: { isReady: boolean; isMain?: boolean }) {
  const { w } = useWords();
  const [step, setStep] = useState<Step | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<Failed | null>(null);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const open = async () => {
    stop.current = new AbortController();
    setFailure(null);
    setStep(null);
    setWorking(true);
    const ended = await postLines('/api/v1/demo', null, { signal: stop.current.signal, onStep: setStep });
    if (ended.ok) return location.assign('/');
    setWorking(false);
    setFailure(ended.failure);
  };
  if (isWorking)
    return (
      <Progress
        step={step}
        phases={phases}
        note={w('first_run.demo.working')}
        onCancel={() => stop.current?.abort()}
      />
    );
  return (
    <>
      <p className={styles.buttons}>
        <button
          type="button"
          className={isMain ? styles.primary : styles.secondary}
          data-door="demo"
          onClick={open}
        >
          {w(isReady ? 'first_run.demo.ready' : 'first_run.demo.button')}
        </button>
      </p>
      {failure && <Failure failure={failure} stays={null} />}
    </>
  );
}
