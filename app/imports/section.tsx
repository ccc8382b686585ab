import type { ReactNode } from 'react';
import panel from '../ui/panel.module.css';

type Props = {
  readonly id: string;
  readonly title: string;
  readonly lead?: ReactNode;
  /** Downloads and the like, at the right of the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
};

/** A panel for what is no report: files, imports, builds. */
export function Section({ id, title, lead, tools, children, foot }: Props) {
  return (
    <section className={panel.panel} id={id} aria-labelledby={`${id}-title`}>
      <header className={panel.head}>
        <h2 id={`${id}-title`}>{title}</h2>
        {tools && <div className={panel.tools}>{tools}</div>}
      </header>
      {lead && <p className={panel.lead}>{lead}</p>}
      {children}
      {foot && <footer className={panel.foot}>{foot}</footer>}
    </section>
  );
}
