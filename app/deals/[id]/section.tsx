import type { ReactNode } from 'react';
import type { Page } from '../../server/open-page.ts';
import { address } from '../../ui/address.ts';
import { Define } from '../../ui/define.tsx';
import { Downloads } from '../../ui/downloads.tsx';
import panel from '../../ui/panel.module.css';
import type { DealDocument } from './deal-document.ts';

type Props = {
  readonly page: Page;
  readonly document: DealDocument;
  readonly id: string;
  readonly title: string;
  readonly n: string;
  readonly define?: string;
  /** The list of the document that the downloads hold. */
  readonly list?: string;
  readonly picture?: boolean;
  readonly children: ReactNode;
};

/** A panel about one deal: what it counts is not deals, so its foot says what it is. */
export function Section({ page, document, id, title, n, define, list, picture = false, children }: Props) {
  const { t, f, question } = page;
  const asked = new URLSearchParams([...question].filter(([name]) => name === 'as_of'));
  asked.set('process', document.process);
  asked.set('deal', document.deal.deal_id);
  return (
    <section className={panel.panel} id={id} aria-labelledby={`${id}-title`}>
      <header className={panel.head}>
        <h2 id={`${id}-title`}>
          {title} {define && <Define page={page} id={define} />}
        </h2>
        {list && (
          <div className={panel.tools}>
            <Downloads page={page} metric="deal" list={list} question={asked} panel={picture ? id : null} />
          </div>
        )}
      </header>
      {children}
      <footer className={panel.foot}>
        <span>{n}</span>
        <span>{t('panel.as_of', { at: f.instant(document.as_of) })}</span>
        <a href={address('/imports', new URLSearchParams())} title={t('panel.build_hint')}>
          {t('panel.build', { build: document.build })}
        </a>
      </footer>
    </section>
  );
}
