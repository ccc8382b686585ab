'use client';

import { type ReactNode, useState } from 'react';
import type { ProcessChoice, Target } from '../imports/wizard/types.ts';
import { Wizard } from '../imports/wizard/wizard.tsx';
import { DemoDoor } from './demo-door.tsx';
import styles from './first-run.module.css';

type Props = {
  readonly demoIsReady: boolean;
  readonly target: Target;
  readonly processes: readonly ProcessChoice[];
  readonly demo: ReactNode;
  readonly own: ReactNode;
};

/** Two doors side by side; once files are chosen the wizard has the page to itself. */
export function Doors({ demoIsReady, target, processes, demo, own }: Props) {
  const [isActive, setActive] = useState(false);
  return (
    <div className={styles.doors} data-active={isActive || undefined}>
      <section className={styles.door} hidden={isActive}>
        {demo}
        <DemoDoor isReady={demoIsReady} isMain />
      </section>
      <section className={styles.door} id="import">
        {own}
        <Wizard target={target} processes={processes} onActive={setActive} />
      </section>
    </div>
  );
}
