import type { Page } from '../server/open-page.ts';
import { Define } from './define.tsx';
import styles from './facts.module.css';

export type Fact = {
  /** Name of the figure, such as `winloss.won`. */
  readonly figure: string;
  readonly label: string;
  readonly value: string;
  /** The figure as the engine gave it. */
  readonly raw: number | null;
  readonly title?: string | undefined;
  /** The deals behind it. */
  readonly href?: string | undefined;
  readonly notes?: readonly (string | null | undefined)[];
  /** Entry of the dictionary. */
  readonly define?: string;
};

/** A few figures side by side, each with its definition and the way to its deals. */
export function Facts({ page, facts }: { page: Page; facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ figure, label, value, raw, title, href, notes = [], define }) => (
        <div key={figure}>
          <dt>
            {label} {define && <Define page={page} id={define} />}
          </dt>
          <dd data-figure={figure} data-value={raw ?? ''} title={title}>
            {href ? <a href={href}>{value}</a> : value}
            {notes.filter(Boolean).map((note) => (
              <span key={note} className={styles.note}>
                {note}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
