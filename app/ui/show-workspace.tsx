'use client';

import styles from './shell.module.css';

/** A button that shows the other workspace: one's own data or the demo. */
export function ShowWorkspace({ kind, label }: { kind: 'own' | 'demo'; label: string }) {
  const show = async () => {
    const answer = await fetch('/api/v1/workspace', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ show: kind }),
    });
    if (answer.ok) location.assign('/');
  };
  return (
    <button type="button" className={styles.link} onClick={show}>
      {label}
    </button>
  );
}
