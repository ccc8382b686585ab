import type { Metadata } from 'next';
import { loadAnswer } from '../../server/load.ts';
import { openPage, type Page } from '../../server/open-page.ts';
import { reader } from '../../server/reader.ts';
import type { SearchParams } from '../../ui/address.ts';
import { PageFrame } from '../../ui/page-frame.tsx';
import { CountsPanel } from './counts-panel.tsx';
import { DifferencesPanel } from './differences-panel.tsx';
import { EntitiesPanel } from './entities-panel.tsx';
import { asked } from './list-address.ts';
import { ReasonsPanel } from './reasons-panel.tsx';
import styles from './reconciliation.module.css';
import { ReconciliationAnswer } from './reconciliation-answer.tsx';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await reader()).t('reconcile.title') };
}

async function content(page: Page) {
  const { t, params } = page;
  const reasons = params.getAll('reason');
  const [answer, list] = await Promise.all([
    loadAnswer('reconciliation', asked(params)),
    reasons.length > 0 ? loadAnswer('reconciliation', asked(params, reasons)) : null,
  ]);
  return (
    <>
      <p className={styles.back}>
        <a href="/imports">{t('nav.imports')}</a>
      </p>
      {answer.ok && <ReconciliationAnswer page={page} answer={answer.value} />}
      <EntitiesPanel page={page} answer={answer} />
      <CountsPanel page={page} answer={answer} />
      <ReasonsPanel page={page} answer={answer} />
      <DifferencesPanel page={page} answer={list ?? answer} />
    </>
  );
}

/** Why the figures are not those of the CRM: rows to deals, counts side by side, the deals that differ. */
export default async function ReconciliationPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const page = await openPage('/imports/reconciliation', searchParams);
  return (
    <PageFrame title="reconcile.title" page={page}>
      {content}
    </PageFrame>
  );
}
