'use client';

import { useState } from 'react';
import styles from './dictionary.module.css';

type Props = {
  /** folder/name of statements under sql/. */
  readonly paths: readonly string[];
  readonly labels: { readonly title: string; readonly loading: string; readonly failed: string };
};

/** The statements behind a figure, read when they are unfolded. */
export function StatementFold({ paths, labels }: Props) {
  const [texts, setTexts] = useState<readonly string[] | null>(null);
  const read = async () => {
    if (texts) return;
    const found = await Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(`/dictionary/sql/${path}`);
        return answer.ok ? answer.text() : labels.failed;
      }),
    ).catch(() => paths.map(() => labels.failed));
    setTexts(found);
  };
  return (
    <details className={styles.sql} onToggle={(event) => event.currentTarget.open && read()}>
      <summary>{labels.title}</summary>
      {paths.map((path, index) => (
        <div key={path}>
          <p>
            <a href={`/dictionary/sql/${path}`}>sql/{path}.sql</a>
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
          <pre tabIndex={0}>{texts?.[index] ?? labels.loading}</pre>
        </div>
      ))}
    </details>
  );
}
