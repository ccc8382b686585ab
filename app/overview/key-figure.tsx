import type { ReactNode } from 'react';
import type { Answers } from '../../lib/answers.ts';
import type { Page } from '../server/open-page.ts';
import { Define } from '../ui/define.tsx';
import type { Asked } from './ask.ts';
import styles from './key-figures.module.css';

/** What each figure of the strip is made from. */
export type Part = { readonly page: Page; readonly asked: Asked; readonly now: Answers['overview'] };

type Props = {
  readonly page: Page;
  /** The figure's name, for who compares the page with the command line. */
  readonly id: string;
  readonly label: string;
  /** Entry of the dictionary. */
  readonly define: string;
  readonly value: number | null;
  readonly text: string;
  readonly href?: string | undefined;
  /** Lines below: what it is made of, what it was before. */
  readonly children?: ReactNode;
};

/** A figure that matters, with what it is compared with; leads to the deals behind it. */
export function KeyFigure({ page, id, label, define, value, text, href, children }: Props) {
  const figure = (
    <data value={value ?? ''} data-figure={id} data-value={value ?? ''}>
      {text}
    </data>
  );
  return (
    <div className={styles.figure}>
      <dt>
        {label} <Define page={page} id={define} />
      </dt>
      <dd className={styles.value}>{href ? <a href={href}>{figure}</a> : figure}</dd>
      {children && <dd className={styles.lines}>{children}</dd>}
    </div>
  );
}
