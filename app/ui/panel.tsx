import type { ReactNode } from 'react';
import type { Frame } from '../../lib/answers.ts';
import type { Failure, Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { Define } from './define.tsx';
import { Downloads } from './downloads.tsx';
import styles from './panel.module.css';
import { PanelFoot } from './panel-foot.tsx';

/** Why a panel has no figures: what happened, what to do, and detail to copy. */
export function ErrorNote({ page, error }: { page: Pick<Page, 't'>; error: Failure }) {
  return (
    <div className={`${styles.note} ${styles.error}`} role="alert">
      <strong>{page.t('panel.error')}</strong>
      <p>{error.message}</p>
      {error.hint && <p>{error.hint}</p>}
      <details>
        <summary>{page.t('panel.error_detail')}</summary>
        <pre>{JSON.stringify(error, null, 2)}</pre>
      </details>
    </div>
  );
}

/** Where there is nothing, or too little, to show: says what is missing. */
export function EmptyNote({ children }: { children: ReactNode }) {
  return <div className={styles.note}>{children}</div>;
}

type Props<T extends Frame> = {
  readonly page: Page;
  readonly id: string;
  readonly title: string;
  /** One sentence under the title: how to read it. */
  readonly lead?: ReactNode;
  readonly answer: Loaded<T>;
  /** Entries of the dictionary that the panel's head offers. */
  readonly define?: readonly string[];
  /** Which list of the answer the downloads hold. */
  readonly list?: string;
  /** The question, when it is not the page's own (another report's basis, a group). */
  readonly question?: URLSearchParams;
  /** n of the panel in words, when n_cases is not what it counts. */
  readonly n?: string;
  /** Figure names whose deals the excluded reasons open, e.g. `funnel` for `funnel.excluded.no_history`. */
  readonly report?: string;
  /** Whether the answer can carry this panel; else `empty` stands in its place. */
  readonly enough?: (answer: T) => boolean;
  readonly empty?: ReactNode;
  /** Whether the panel's picture can be saved as PNG. */
  readonly picture?: boolean;
  readonly children: (answer: T) => ReactNode;
};

/** A panel: title, content, and a foot with n, what was left out, definitions, as-of and build. */
export function Panel<T extends Frame>(props: Props<T>) {
  const { page, id, title, lead, answer, define = [], enough, empty, children } = props;
  const carries = answer.ok && (enough?.(answer.value) ?? answer.value.n_cases > 0);
  return (
    <section className={styles.panel} id={id} aria-labelledby={`${id}-title`}>
      <header className={styles.head}>
        <h2 id={`${id}-title`}>
          {title}{' '}
          {define.map((entry) => (
            <Define key={entry} page={page} id={entry} />
          ))}
        </h2>
        {carries && (
          <div className={styles.tools}>
            <Downloads
              page={page}
              metric={answer.value.metric}
              list={props.list}
              question={props.question ?? page.question}
              panel={props.picture === false ? null : id}
            />
          </div>
        )}
      </header>
      {lead && <p className={styles.lead}>{lead}</p>}
      {!answer.ok && <ErrorNote page={page} error={answer.error} />}
      {answer.ok && !carries && (
        <EmptyNote>{empty ?? page.t('panel.empty', { filtered: page.filtered })}</EmptyNote>
      )}
      {carries && children(answer.value)}
      {answer.ok && (
        <PanelFoot
          page={page}
          answer={answer.value}
          n={props.n}
          report={props.report}
          question={props.question}
        />
      )}
    </section>
  );
}
