import type { ReactNode } from 'react';
import type { ProcessPage } from '../../lib/process-page-types.ts';
import type { Page } from '../server/open-page.ts';
import styles from '../ui/panel.module.css';

/** What every part of the page stands on. */
export type Parts = { readonly page: Page; readonly process: ProcessPage };

type Props = {
  readonly page: Page;
  readonly id: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
};

/** A part of the page with its heading and the build that it was read from. */
export function Section({ page, id, title, lead, children }: Props) {
  const { t, f, about } = page;
  return (
    <section className={styles.panel} id={id} aria-labelledby={`${id}-title`}>
      <header className={styles.head}>
        <h2 id={`${id}-title`}>{title}</h2>
      </header>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
      <footer className={styles.foot}>
        <span>{t('panel.as_of', { at: f.instant(about.asOf) })}</span>
        <a href="/imports" title={t('panel.build_hint')}>
          {t('panel.build', { build: about.build })}
        </a>
      </footer>
    </section>
  );
}
