'use client';

import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef, useState } from 'react';
import styles from './chart-frame.module.css';

type Props = {
  /** What the chart shows, for who does not see it. */
  readonly label: string;
  /** How to walk the marks; shown until one is read out. */
  readonly hint: string;
  /** The real table under the chart: itself, folded; or the id of the table that stands on the page anyway. */
  readonly table: ReactNode | string;
  readonly tableLabel: string;
  /** What colours and hatching mean. */
  readonly legend?: ReactNode;
  readonly children: ReactNode;
};

/**
 * A chart with what belongs to every chart: arrow keys walk the marks (`data-mark`), each is read out in the line
 * below (its `aria-label`), and `t` goes to the table twin.
 */
export function ChartFrame({ label, hint, table, tableLabel, legend, children }: Props) {
  const figure = useRef<HTMLElement>(null);
  const twin = useRef<HTMLDetailsElement>(null);
  const [said, setSaid] = useState('');

  const marks = () => [...(figure.current?.querySelectorAll<SVGElement | HTMLElement>('[data-mark]') ?? [])];
  const read = (event: SyntheticEvent) => {
    const mark = (event.target as Element).closest?.('[data-mark]');
    if (mark) setSaid(mark.getAttribute('data-label') ?? mark.getAttribute('aria-label') ?? '');
  };
  const press = (event: KeyboardEvent) => {
    const at = event.target as Element;
    if (at.closest('table, input, select') && !at.closest('[data-mark]')) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const all = marks();
      const at = all.indexOf(document.activeElement as SVGElement);
      all[(at + step + all.length) % all.length]?.focus();
    } else if (event.key === 't') {
      const target = typeof table === 'string' ? document.getElementById(table) : twin.current;
      if (twin.current) twin.current.open = true;
      target?.scrollIntoView({ block: 'nearest' });
      (target?.querySelector<HTMLElement>('[tabindex="0"], summary') ?? target)?.focus();
    }
  };
  return (
    <figure ref={figure} className={styles.frame} onKeyDown={press} onPointerOver={read} onFocus={read}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the way into the marks by keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms. */}
      <div className={styles.chart} role="group" aria-label={label} tabIndex={0}>
        {children}
      </div>
      <figcaption className={styles.caption}>
        {legend && <div className={styles.legend}>{legend}</div>}
        <p role="status" className={styles.said} data-quiet={said === '' || undefined}>
          {said || hint}
        </p>
      </figcaption>
      {typeof table !== 'string' && table && (
        <details ref={twin} className={styles.twin}>
          <summary>{tableLabel}</summary>
          {table}
        </details>
      )}
    </figure>
  );
}
