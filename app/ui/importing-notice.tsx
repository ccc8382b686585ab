'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import styles from './shell.module.css';

/** While a newer export is being imported: says so, and shows the new figures when it is done. */
export function ImportingNotice({ text, running: atFirst }: { text: string; running: boolean }) {
  const [running, setRunning] = useState(atFirst);
  const router = useRouter();
  useEffect(() => setRunning(atFirst), [atFirst]);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(async () => {
      const answer = await fetch('/api/v1/workspace').catch(() => null);
      if (!answer?.ok) return;
      const served: { importing: unknown } = await answer.json();
      if (served.importing !== null) return;
      setRunning(false);
      router.refresh();
    }, 2000);
    return () => clearInterval(timer);
  }, [running, router]);
  return running ? (
    <p className={styles.notice} role="status">
      {text}
    </p>
  ) : null;
}
